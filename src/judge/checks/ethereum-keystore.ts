// Ethereum keystores: version 3 (wallets) and EIP-2335 (validators). Encrypted with a password, so a low alarm; recognised, not tried.

import { asText, isJsonObject, readJsonObject } from '../../lib/json-object.ts';
import type { CheckContext, CheckOutcome } from './check.ts';

const MAX_LENGTH = 10_000;
const DIGEST = /^(?:0x)?[0-9a-f]{64}$/i;

/** Facts: encrypted, version, address (version 3), publicKey (EIP-2335), cipher, kdf. */
export function checkEthereumKeystore(value: string, _context: CheckContext): CheckOutcome | undefined {
  const json = readJsonObject(value, MAX_LENGTH);
  // Early wallets wrote the member with a capital.
  const crypto = json?.crypto ?? json?.Crypto;
  if (json === undefined || !isJsonObject(crypto)) return undefined;
  if (isJsonObject(crypto.checksum)) return checkValidator(json, crypto);
  if (crypto.ciphertext === undefined && crypto.mac === undefined) return undefined;
  const valid =
    (json.version === 3 || json.version === '3') && isHex(crypto.ciphertext) && DIGEST.test(asText(crypto.mac) ?? '');
  const address = /^(?:0x)?([0-9a-f]{40})$/i.exec(asText(json.address) ?? '')?.[1];
  return {
    valid,
    encrypted: true,
    version: 3,
    address: address === undefined ? null : `0x${address.toLowerCase()}`,
    cipher: asText(crypto.cipher) ?? null,
    kdf: asText(crypto.kdf) ?? null,
  };
}

function checkValidator(
  json: { readonly [key: string]: unknown },
  crypto: { readonly [key: string]: unknown },
): CheckOutcome {
  const part = (name: string) => (isJsonObject(crypto[name]) ? crypto[name] : {});
  const valid =
    json.version === 4 && isHex(part('cipher').message) && DIGEST.test(asText(part('checksum').message) ?? '');
  return {
    valid,
    encrypted: true,
    version: 4,
    publicKey: asText(json.pubkey) ?? null,
    cipher: asText(part('cipher').function) ?? null,
    kdf: asText(part('kdf').function) ?? null,
  };
}

function isHex(value: unknown): boolean {
  return /^(?:0x)?(?:[0-9a-f]{2}){16,1024}$/i.test(asText(value) ?? '');
}
