import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { checkBip32Xprv } from '../../../src/judge/checks/bip32-xprv.ts';
import { doubleSha256 } from '../../../src/lib/hashes.ts';
import { encodeBase58 } from '../../../src/lib/text-codecs.ts';
import { context, flip, newScalar } from '../../helpers/key-checks.ts';

const check = (text: string) => checkBip32Xprv(text, context);

type Parts = { version?: string; depth?: number; parent?: string; child?: string; lead?: number; scalar?: Buffer };

function extended({
  version = '0488ade4',
  depth = 0,
  parent = '00000000',
  child = '00000000',
  lead = 0,
  scalar,
}: Parts = {}) {
  const head = Buffer.from(version + depth.toString(16).padStart(2, '0') + parent + child, 'hex');
  const payload = Buffer.concat([head, randomBytes(32), Buffer.of(lead), scalar ?? newScalar()]);
  return encodeBase58(Buffer.concat([payload, doubleSha256(payload).subarray(0, 4)]));
}

it.each([
  ['xprv', '0488ade4', 'mainnet'],
  ['yprv', '049d7878', 'mainnet'],
  ['zprv', '04b2430c', 'mainnet'],
  ['tprv', '04358394', 'testnet'],
  ['uprv', '044a4e28', 'testnet'],
  ['vprv', '045f18bc', 'testnet'],
  ['Yprv', '0295b005', 'mainnet'],
  ['Zprv', '02aa7a99', 'mainnet'],
  ['Uprv', '024285b5', 'testnet'],
  ['Vprv', '02575048', 'testnet'],
])('is valid: %s', (kind, version, network) => {
  const text = extended({ version, depth: 3, parent: 'a1b2c3d4', child: '80000001' });
  expect(text.slice(0, 4)).toBe(kind);
  expect(check(text)).toEqual({ valid: true, kind, network, depth: 3 });
});

it('is valid: a master key', () => {
  expect(check(extended())).toMatchObject({ valid: true, depth: 0 });
});

// The wrong ones are those of BIP-32's test vector 5.
it.each([
  ['a wrong character', flip(extended(), 50, '123456789ABCDEFGH'), 'checksum'],
  ['a public key', extended({ version: '0488b21e', lead: 2 }), 'public'],
  ['a public key behind a private version', extended({ lead: 2 }), 'structure'],
  ['another lead byte', extended({ lead: 1 }), 'structure'],
  ['a master key with a parent', extended({ parent: 'a1b2c3d4' }), 'structure'],
  ['a master key that is a child', extended({ child: '00000001' }), 'structure'],
  ['the scalar 0', extended({ scalar: Buffer.alloc(32) }), 'range'],
  [
    'the order as scalar',
    extended({ scalar: Buffer.from('fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141', 'hex') }),
    'range',
  ],
])('is not valid: %s', (_name, text, reason) => {
  expect(check(text)).toMatchObject({ valid: false, reason });
});

it('says nothing of other text', () => {
  expect(check('xprv')).toBeUndefined();
});
