// Tink keysets in JSON or as base64 of their protocol buffer. A keyset in clear holds the key material itself; an encrypted one does not.

import { asText, isJsonObject, type JsonObject, readJsonObject } from '../../lib/json-object.ts';
import { decodeBase64 } from '../../lib/text-codecs.ts';
import type { CheckContext, CheckOutcome } from './check.ts';
import { readTinkProto, type TinkKey } from './tink-proto.ts';

const MAX_LENGTH = 100_000;
const MAX_KEYS = 100;
const TYPE_PREFIX = 'type.googleapis.com/google.crypto.tink.';

/** Facts: encrypted, keyTypes (names of key protocols), keyMaterialTypes, keys (their number), primaryKeyId. */
export function checkTinkKeyset(value: string, _context: CheckContext): CheckOutcome | undefined {
  if (value.length > MAX_LENGTH) return undefined;
  const json = readJsonObject(value, MAX_LENGTH);
  if (json === undefined) return checkProto(value.trim());
  if (json.encryptedKeyset !== undefined) return checkEncrypted(json);
  if (!Array.isArray(json.key) || json.primaryKeyId === undefined) return undefined;
  const keys = json.key.slice(0, MAX_KEYS).map(readKey);
  const primaryKeyId = Number(json.primaryKeyId);
  return outcome(keys, primaryKeyId);
}

function checkEncrypted(json: JsonObject): CheckOutcome {
  const info = isJsonObject(json.keysetInfo) ? json.keysetInfo : {};
  const keys = Array.isArray(info.keyInfo) ? info.keyInfo.slice(0, MAX_KEYS).filter(isJsonObject) : [];
  const valid = (decodeBase64(asText(json.encryptedKeyset) ?? '')?.length ?? 0) > 0;
  return {
    valid,
    encrypted: true,
    keys: keys.length,
    keyTypes: keys.map(({ typeUrl }) => typeName(asText(typeUrl) ?? '')),
  };
}

function readKey(key: unknown): TinkKey | undefined {
  const data = isJsonObject(key) && isJsonObject(key.keyData) ? key.keyData : undefined;
  const value = decodeBase64(asText(data?.value) ?? '');
  const [typeUrl, material] = [asText(data?.typeUrl), asText(data?.keyMaterialType)];
  if (!isJsonObject(key) || !value?.length || typeUrl === undefined || material === undefined) return undefined;
  return { typeUrl, material, keyId: Number(key.keyId) };
}

function checkProto(text: string): CheckOutcome | undefined {
  const bytes = /^[A-Za-z0-9+/_-]{40,}={0,2}$/.test(text) ? decodeBase64(text) : undefined;
  const keyset = bytes && readTinkProto(bytes, MAX_KEYS);
  return keyset && outcome(keyset.keys, keyset.primaryKeyId);
}

/** A keyset is one when all its keys can be read, the primary among them, and one of them is no public key. */
function outcome(keys: readonly (TinkKey | undefined)[], primaryKeyId: number): CheckOutcome {
  const known = keys.filter((key) => key !== undefined);
  const facts = {
    encrypted: false,
    keys: keys.length,
    primaryKeyId,
    keyTypes: known.map(({ typeUrl }) => typeName(typeUrl)),
    keyMaterialTypes: [...new Set(known.map(({ material }) => material))],
  };
  const isWhole = known.length === keys.length && known.some(({ keyId }) => keyId === primaryKeyId);
  if (!isWhole) return { valid: false, ...facts, reason: 'structure' };
  const isPublic = known.every(({ material }) => material === 'ASYMMETRIC_PUBLIC');
  return isPublic ? { valid: false, ...facts, reason: 'public' } : { valid: true, ...facts };
}

function typeName(typeUrl: string): string {
  return typeUrl.startsWith(TYPE_PREFIX) ? typeUrl.slice(TYPE_PREFIX.length) : typeUrl;
}
