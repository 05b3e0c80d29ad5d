// Values encrypted for Spring: Jasypt's `ENC(base64)`, a salt and blocks of 8 or 16 bytes, and Spring Cloud Config's `{cipher}`, in hex or
// base64.

import { decodeBase64 } from '../../lib/strict-base64.ts';
import { malformed, verifiedIf } from '../payloads/outcome.ts';
import type { OfflineCheck } from './check.ts';

/** A salt and one block of DES. */
const minBytes = 16;

export const checkJasypt: OfflineCheck = (value) => {
  const text = value.trim();
  if (text.startsWith('{cipher}')) return springCipher(text.slice('{cipher}'.length));
  const body = /^ENC\((.*)\)$/s.exec(text)?.[1];
  if (body === undefined) return text.startsWith('ENC(') ? malformed() : undefined;
  const bytes = decodeBase64(body);
  const isWhole = bytes !== undefined && bytes.length >= minBytes && bytes.length % 8 === 0;
  return verifiedIf(isWhole, { encrypted: isWhole, kind: 'jasypt' });
};

/** A key id may stand before it: `{key:name}`. */
function springCipher(text: string): ReturnType<OfflineCheck> {
  const body = text.replace(/^(?:\{[\w.:-]{1,100}\})+/, '');
  const isHex = /^[0-9a-f]+$/i.test(body) && body.length % 2 === 0;
  const bytes = isHex ? body.length / 2 : (decodeBase64(body)?.length ?? 0);
  return verifiedIf(bytes >= minBytes, { encrypted: bytes >= minBytes, kind: 'spring-cloud-config' });
}
