import { createECDH } from 'node:crypto';
import { expect, it } from 'vitest';
import { checkNostrNsec } from '../../../src/judge/checks/nostr-nsec.ts';
import { encodeBech32 } from '../../../src/lib/text-codecs.ts';
import { context, flip, newScalar } from '../../helpers/key-checks.ts';

const secret = newScalar();
const nsec = encodeBech32('nsec', secret);
const check = (text: string) => checkNostrNsec(text, context);

it('a secret key is valid and names its npub', () => {
  const ecdh = createECDH('secp256k1');
  ecdh.setPrivateKey(secret);
  const npub = encodeBech32('npub', ecdh.getPublicKey().subarray(1, 33));
  expect(check(nsec)).toEqual({ valid: true, npub });
  expect(check(npub)).toEqual({ valid: false, reason: 'public' });
});

it.each([
  ['a wrong character', flip(nsec, 20, 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'), 'checksum'],
  ['a missing character', nsec.slice(0, -1), 'checksum'],
  ['the scalar 0', encodeBech32('nsec', Buffer.alloc(32)), 'range'],
  ['a scalar above the order', encodeBech32('nsec', Buffer.alloc(32, 0xff)), 'range'],
  ['31 bytes', encodeBech32('nsec', secret.subarray(1)), 'range'],
])('is not valid: %s', (_name, text, reason) => {
  expect(check(text)).toEqual({ valid: false, reason });
});

it('says nothing of other text', () => {
  expect(check('note1abc')).toBeUndefined();
});
