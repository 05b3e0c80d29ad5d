// HashiCorp Vault service tokens since 1.10: `hvs.` and base64url of a protobuf message (vault/tokens, SignedToken) that holds an HMAC and the
// inner token. With server-side consistency switched off the part behind the prefix is 24 random characters.

import { type ProtobufField, readProtobufFields } from '../../lib/protobuf-fields.ts';
import { decodeBase64 } from '../../lib/strict-base64.ts';
import { consistent, malformed, verifiedIf } from '../payloads/outcome.ts';
import type { OfflineCheck } from './check.ts';

const hmacBytes = 32;
const INNER = /^hvs\.[0-9A-Za-z]{24,}(?:\.([0-9A-Za-z]{1,64}))?$/;

export const checkVaultServiceToken: OfflineCheck = (value) => {
  if (!value.startsWith('hvs.')) return undefined;
  const body = value.slice(4);
  const plain = /^[0-9A-Za-z]{24}(?:\.([0-9A-Za-z]{1,64}))?$/.exec(body);
  if (plain) return consistent({ namespaceId: plain[1] ?? null, localIndex: null });
  const signed = fieldsOf(decodeBase64(body, 'url'));
  const token = fieldsOf(bytesOf(signed, 3));
  const name = bytesOf(token, 1);
  const inner = name ? INNER.exec(Buffer.from(name).toString('latin1')) : null;
  const isWhole = numberOf(signed, 1) === 1 && bytesOf(signed, 2)?.length === hmacBytes && inner !== null;
  if (!signed) return malformed();
  return verifiedIf(isWhole, {
    namespaceId: inner?.[1] ?? null,
    localIndex: numberOf(token, 2) ?? null,
    epoch: numberOf(token, 3) ?? null,
  });
};

function fieldsOf(bytes: Uint8Array | undefined): readonly ProtobufField[] | undefined {
  return bytes && readProtobufFields(bytes);
}

function bytesOf(fields: readonly ProtobufField[] | undefined, number: number): Uint8Array | undefined {
  const value = fields?.find((field) => field.number === number)?.value;
  return typeof value === 'bigint' ? undefined : value;
}

/** A counter; one beyond what a number holds exactly is left out. */
function numberOf(fields: readonly ProtobufField[] | undefined, number: number): number | undefined {
  const value = fields?.find((field) => field.number === number)?.value;
  return typeof value === 'bigint' && value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : undefined;
}
