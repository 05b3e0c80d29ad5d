// Extended private keys (BIP-32, with the version bytes of SLIP-132): base58check of 78 bytes, one layout.

import { isSecp256k1Scalar } from '../../lib/keys/scalar.ts';
import { decodeBase58Check } from '../../lib/text-codecs.ts';
import type { CheckContext, CheckOutcome } from './check.ts';

type Version = { readonly kind: string; readonly network: 'mainnet' | 'testnet' };

const VERSIONS: ReadonlyMap<number, Version> = new Map([
  [0x0488ade4, { kind: 'xprv', network: 'mainnet' }],
  [0x049d7878, { kind: 'yprv', network: 'mainnet' }],
  [0x04b2430c, { kind: 'zprv', network: 'mainnet' }],
  [0x0295b005, { kind: 'Yprv', network: 'mainnet' }],
  [0x02aa7a99, { kind: 'Zprv', network: 'mainnet' }],
  [0x04358394, { kind: 'tprv', network: 'testnet' }],
  [0x044a4e28, { kind: 'uprv', network: 'testnet' }],
  [0x045f18bc, { kind: 'vprv', network: 'testnet' }],
  [0x024285b5, { kind: 'Uprv', network: 'testnet' }],
  [0x02575048, { kind: 'Vprv', network: 'testnet' }],
]);

const LENGTH = 78;

/** The text with some white space around it. */
const MAX_LENGTH = 200;

/** Facts: kind (the prefix), network, depth (0 is the master key). */
export function checkBip32Xprv(value: string, _context: CheckContext): CheckOutcome | undefined {
  if (value.length > MAX_LENGTH) return undefined;
  const text = value.trim();
  const [, kind, half] = /^([xyztuvYZUV](prv|pub))[A-Za-z0-9]{60,140}$/.exec(text) ?? [];
  if (kind === undefined) return undefined;
  if (half === 'pub') return { valid: false, kind, reason: 'public' };
  const bytes = decodeBase58Check(text);
  if (bytes === undefined) return { valid: false, kind, reason: 'checksum' };
  if (bytes.length !== LENGTH) return { valid: false, kind, reason: 'structure' };
  const view = Buffer.from(bytes);
  const version = VERSIONS.get(view.readUInt32BE(0));
  const depth = view[4]!;
  const facts = { kind: version?.kind ?? kind, network: version?.network ?? null, depth };
  // A master key has no parent and is no one's child.
  const isLost = depth === 0 && view.subarray(5, 13).some((byte) => byte !== 0);
  if (version === undefined || isLost || view[45] !== 0) return { valid: false, ...facts, reason: 'structure' };
  if (!isSecp256k1Scalar(view.subarray(46))) return { valid: false, ...facts, reason: 'range' };
  return { valid: true, ...facts };
}
