// PuTTY private keys. A file in clear carries a MAC without a key, so every byte of it is accounted for; its numbers are checked besides.

import { proveKey } from '../../lib/keys/key-material.ts';
import { type PpkFile, ppkMacHolds, ppkMaterial, readPpk } from '../../lib/keys/ppk.ts';
import { spkiOfSshBlob, sshFingerprint } from '../../lib/keys/ssh-blob.ts';
import type { CheckContext, CheckOutcome } from './check.ts';
import { publicFacts } from './key-facts.ts';

const MAX_LENGTH = 40_000;

/** Facts: version, type, encrypted, cipher, kdf, comment, fingerprint, spkiSha256, bits, curve; reason when not valid. */
export function checkPuttyPpk(value: string, _context: CheckContext): CheckOutcome | undefined {
  if (value.length > MAX_LENGTH || !value.includes('PuTTY-User-Key-File-')) return undefined;
  const file = readPpk(value);
  if (file === undefined) return { valid: false, reason: 'structure' };
  const encrypted = file.encryption !== 'none';
  const spki = spkiOfSshBlob(file.publicBlob);
  const facts = {
    version: file.version,
    type: file.type,
    encrypted,
    cipher: file.encryption,
    kdf: file.kdf,
    comment: file.comment,
    fingerprint: sshFingerprint(file.publicBlob),
    ...publicFacts(spki),
  };
  return { ...facts, ...(encrypted ? checkEncrypted(file) : checkClear(file)) };
}

function checkEncrypted({ version, privateBlob, mac }: PpkFile): CheckOutcome {
  const valid = privateBlob.length % 16 === 0 && mac.length === (version === 3 ? 32 : 20);
  return { valid, ...(valid ? {} : { reason: 'structure' }) };
}

function checkClear(file: PpkFile): CheckOutcome {
  if (!ppkMacHolds(file)) return { valid: false, reason: 'mac' };
  const material = ppkMaterial(file);
  const proof = material && proveKey(material);
  const valid = proof?.isConsistent ?? true;
  return { valid, bits: proof?.bits ?? null, curve: proof?.curve ?? null, ...(valid ? {} : { reason: 'arithmetic' }) };
}
