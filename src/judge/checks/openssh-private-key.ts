// OpenSSH's own private key format (PROTOCOL.key). The public half stands in clear even when the private one is encrypted, so the fingerprint is known.

import { proveKey } from '../../lib/keys/key-material.ts';
import { findPemBlocks } from '../../lib/keys/pem-text.ts';
import { spkiOfSshBlob, sshBlobType, sshFingerprint } from '../../lib/keys/ssh-blob.ts';
import { readSshPrivate } from '../../lib/keys/ssh-private.ts';
import { WireReader } from '../../lib/wire-reader.ts';
import type { CheckContext, CheckOutcome } from './check.ts';
import { publicFacts } from './key-facts.ts';

const MAX_LENGTH = 40_000;
const MAGIC = Buffer.from('openssh-key-v1\0');

/** Facts: encrypted, type, fingerprint, cipher, kdf, bits, curve, spkiSha256; comment when in clear; reason when not valid. */
export function checkOpensshPrivateKey(value: string, _context: CheckContext): CheckOutcome | undefined {
  if (value.length > MAX_LENGTH) return undefined;
  const [block] = findPemBlocks(value, /^OPENSSH PRIVATE KEY$/, 1);
  if (block === undefined) return undefined;
  const bytes = block.bytes;
  if (bytes === undefined || !bytes.subarray(0, MAGIC.length).equals(MAGIC))
    return { valid: false, reason: 'structure' };
  return checkContainer(new WireReader(bytes.subarray(MAGIC.length)));
}

function checkContainer(reader: WireReader): CheckOutcome {
  const [cipher, kdf] = [reader.text(), reader.text()];
  reader.string();
  const count = reader.uint32();
  const [publicBlob, privateBlock] = [reader.string(), reader.string()];
  const type = publicBlob && sshBlobType(publicBlob);
  if (!publicBlob || !type || !privateBlock || count !== 1) return { valid: false, reason: 'structure' };
  const spki = spkiOfSshBlob(publicBlob);
  const encrypted = cipher !== 'none';
  const facts = {
    encrypted,
    type,
    fingerprint: sshFingerprint(publicBlob),
    cipher,
    kdf,
    ...publicFacts(spki),
  };
  // An AEAD cipher's tag follows the block; nothing follows one in clear.
  if (encrypted) return { ...facts, valid: privateBlock.length >= 16 && privateBlock.length % 8 === 0 };
  if (reader.remaining !== 0) return { ...facts, valid: false, reason: 'structure' };
  return { ...facts, ...checkPrivateBlock(privateBlock, publicBlob, type) };
}

function checkPrivateBlock(block: Uint8Array, publicBlob: Uint8Array, type: string): CheckOutcome {
  const reader = new WireReader(block);
  const [first, second] = [reader.uint32(), reader.uint32()];
  if (first === undefined || first !== second) return { valid: false, reason: 'checkints' };
  const key = readSshPrivate(reader, type);
  if (key === undefined) return { valid: false, reason: 'structure' };
  // A type that came after this program: the container and the two numbers are all there is to check.
  if (key.publicBlob === undefined) return { valid: true };
  const comment = reader.text();
  if (comment === undefined || !isPadding(reader.rest())) return { valid: false, reason: 'structure' };
  const proof = key.material && proveKey(key.material);
  const valid = key.publicBlob.equals(publicBlob) && (proof?.isConsistent ?? true);
  const facts = { bits: proof?.bits ?? null, curve: proof?.curve ?? null, comment };
  return { valid, ...facts, ...(valid ? {} : { reason: 'arithmetic' }) };
}

/** Padding counts 1, 2, 3, ... up to the block size of the cipher. */
function isPadding(rest: Uint8Array): boolean {
  return rest.length < 256 && rest.every((byte, index) => byte === index + 1);
}
