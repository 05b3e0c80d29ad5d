// Mapbox tokens: `sk.`, `pk.` or `tk.`, a JSON object that names the user, and a signature of 16 bytes. `pk` is made to be published.

import { parseJsonObject, stringMember } from '../../lib/json-object.ts';
import { decodeBase64 } from '../../lib/strict-base64.ts';
import { verifiedIf } from '../payloads/outcome.ts';
import type { OfflineCheck } from './check.ts';

/** 16 bytes. */
const SIGNATURE = /^[A-Za-z0-9_-]{22}$/;

export const checkMapbox: OfflineCheck = (value) => {
  const match = /^([spt]k)\.(.*)$/s.exec(value);
  if (!match) return undefined;
  const [kind, rest] = [match[1]!, match[2]!];
  const [body = '', seal = '', ...more] = rest.split('.', 3);
  const payload = parseJsonObject(decodeBase64(body, 'url'));
  const user = stringMember(payload, 'u') ?? null;
  const isWhole =
    more.length === 0 && SIGNATURE.test(seal) && user !== null && stringMember(payload, 'a') !== undefined;
  return verifiedIf(isWhole, { kind, user, public: kind === 'pk' });
};
