// Private keys in PEM, PEM in base64, or bare DER in base64. Loading a key proves little (see lib/keys/key-material.ts), so its numbers are checked.

import { proveKey } from '../../lib/keys/key-material.ts';
import { decodeBody, findPemBlocks, type PemBlock } from '../../lib/keys/pem-text.ts';
import { readPrivateKey } from '../../lib/keys/private-key-info.ts';
import type { CheckContext, CheckOutcome } from './check.ts';
import { keyOutcome } from './key-facts.ts';
import { checkOpensshPrivateKey } from './openssh-private-key.ts';

/** Twice what an RSA key of 16,384 bits takes, with room for indentation and quotes. */
const MAX_LENGTH = 40_000;
/** Base64 of `-----BEGIN`. */
const BASE64_PEM = 'LS0tLS1CRUdJTi';

/** Facts: encrypted, type, bits, curve, spkiSha256, sshFingerprint; cipher and kdf when encrypted; reason when not valid. */
export function checkPemPrivateKey(value: string, context: CheckContext): CheckOutcome | undefined {
  if (value.length > MAX_LENGTH) return undefined;
  const text = value.trim();
  if (text.startsWith(BASE64_PEM)) return checkEncodedPem(text, context);
  const [block] = findPemBlocks(text, /PRIVATE KEY$/, 1);
  if (block?.label === 'OPENSSH PRIVATE KEY') return checkOpensshPrivateKey(text, context);
  if (block !== undefined) return checkBlock(block);
  return /^MI[A-Za-z0-9+/]/.test(text) ? checkDer(decodeBody(text)) : undefined;
}

function checkEncodedPem(text: string, context: CheckContext): CheckOutcome | undefined {
  const inner = decodeBody(text)?.toString('latin1') ?? '';
  return inner.startsWith('-----BEGIN ') ? checkPemPrivateKey(inner, context) : undefined;
}

function checkBlock(block: PemBlock): CheckOutcome {
  if (!block.isEncrypted) return checkDer(block.bytes);
  // Block ciphers: what is no multiple of eight bytes is no ciphertext.
  const length = block.bytes?.length ?? 0;
  const valid = length > 0 && length % 8 === 0;
  const type = /^(RSA|DSA|EC) /.exec(block.label)?.[1]?.toLowerCase() ?? null;
  const cipher = block.cipher?.toLowerCase() ?? null;
  return { valid, encrypted: true, type, cipher, kdf: 'openssl-md5', ...(valid ? {} : { reason: 'structure' }) };
}

function checkDer(der: Buffer | undefined): CheckOutcome {
  const key = der && readPrivateKey(der);
  if (key === undefined) return { valid: false, reason: 'structure' };
  if (key.kind === 'encrypted') return { valid: true, encrypted: true, cipher: key.cipher, kdf: key.kdf };
  if (key.kind === 'plain') return keyOutcome(proveKey(key.material));
  return { valid: true, encrypted: false, type: key.type, bits: null, curve: null, spkiSha256: null };
}
