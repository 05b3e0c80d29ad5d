// The windows of four bytes that are the most common in source text: which part of a literal the prefilter looks for is chosen by them.
// Counted over the same text as rarity.ts.

import { commonWindowsBase64 } from './common-windows.generated.ts';

/** Shares fall with the rank as 1 / (rank + this) does, within a fifth for most that are listed. */
const rankOffset = 150;

/** How common windows are, relative to each other, by the window as a number. Those that are not in it are rarer. */
export type WindowShares = ReadonlyMap<number, number>;

export function readWindowShares(): WindowShares {
  const bytes = Buffer.from(commonWindowsBase64, 'base64');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const shares = new Map<number, number>();
  for (let rank = 0; rank * 4 < bytes.length; rank++)
    shares.set(view.getUint32(rank * 4, true), 1 / (rank + rankOffset));
  return shares;
}

/** The share of the rarest window in the list, and so more than that of any other. */
export function leastShare(shares: WindowShares): number {
  return 1 / (shares.size + rankOffset);
}
