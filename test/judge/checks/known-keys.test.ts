import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { publicFacts } from '../../../src/judge/checks/key-facts.ts';
import { knownKeys } from '../../../src/judge/checks/known-keys.generated.ts';
import { knownKeyLabel } from '../../../src/judge/checks/known-keys.ts';
import { edwardsSpki } from '../../../src/lib/keys/edwards.ts';

it('a key of an RFC is known by its public half', () => {
  // The public key of RFC 8037, appendix A.2.
  const publicKey = Buffer.from('11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo', 'base64url');
  expect(publicFacts(edwardsSpki('ed25519', publicKey))).toMatchObject({ documented: 'a key of RFC 7515 or RFC 8037' });
});

it('another key is not', () => {
  expect(knownKeyLabel(randomBytes(32).toString('hex'))).toBeUndefined();
  expect(publicFacts(edwardsSpki('ed25519', randomBytes(32)))).not.toHaveProperty('documented');
  expect(publicFacts(null)).toEqual({ spkiSha256: null });
});

it('every fingerprint of the list has 16 digits and one label', () => {
  const all = knownKeys.flatMap(([, fingerprints]) => fingerprints.match(/.{1,16}/g)!);
  expect(all.filter((fingerprint) => !/^[0-9a-f]{16}$/.test(fingerprint))).toEqual([]);
  expect(new Set(all).size).toBe(all.length);
  expect(all.every((fingerprint) => knownKeyLabel(fingerprint) !== undefined)).toBe(true);
});
