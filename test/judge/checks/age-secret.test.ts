import { describe, expect, it } from 'vitest';
import { ageRecipient, checkAgeSecret } from '../../../src/judge/checks/age-secret.ts';
import { encodeBech32 } from '../../../src/lib/text-codecs.ts';
import { context, edwardsPair, flip } from '../../helpers/key-checks.ts';

const { secret, publicKey } = edwardsPair('x25519');
const identity = encodeBech32('age-secret-key-', secret).toUpperCase();
const ALPHABET = 'QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L';
const check = (text: string) => checkAgeSecret(text, context);

describe('an age identity', () => {
  it('names the recipient whose files it opens', () => {
    const recipient = encodeBech32('age', publicKey);
    expect(check(identity)).toEqual({ valid: true, postQuantum: false, recipient });
    expect(check(`${identity}\n`)).toMatchObject({ valid: true });
    expect(ageRecipient(secret)).toBe(recipient);
  });

  it('of the post-quantum kind is recognised', () => {
    const hybrid = encodeBech32('age-secret-key-pq-', secret).toUpperCase();
    expect(check(hybrid)).toEqual({ valid: true, postQuantum: true, recipient: null });
    expect(check(flip(hybrid, -1, ALPHABET))).toEqual({ valid: false, postQuantum: true });
  });

  it.each([
    ['a wrong character', flip(identity, 40, ALPHABET)],
    ['a wrong last character', flip(identity, -1, ALPHABET)],
    ['a missing character', identity.slice(0, -1)],
    ['31 bytes', encodeBech32('age-secret-key-', secret.subarray(1)).toUpperCase()],
    ['lower case', identity.toLowerCase()],
    ['another prefix', encodeBech32('age-secret-key-x', secret).toUpperCase()],
  ])('is not valid with %s', (_name, text) => {
    expect(check(text)).toMatchObject({ valid: false });
  });

  it('is not a recipient', () => {
    expect(check(encodeBech32('age', publicKey))).toBeUndefined();
  });
});
