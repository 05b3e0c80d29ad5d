// Where generated tokens get their characters from.

import { createHash } from 'node:crypto';

/** A source of bytes: `randomBytes` of node:crypto for tokens nobody can foresee, `seededBytes` for examples. */
export type RandomBytes = (count: number) => Uint8Array;

export type Random = {
  readonly bytes: RandomBytes;
  /** A whole number from 0 to below `bound` (at most 65536), all equally likely. */
  readonly below: (bound: number) => number;
  readonly text: (characters: string, length: number) => string;
};

export function randomFrom(bytes: RandomBytes): Random {
  const below = (bound: number): number => {
    // Numbers beyond the last whole multiple of `bound` would favour the small ones.
    const limit = 65_536 - (65_536 % bound);
    for (;;) {
      const [high = 0, low = 0] = bytes(2);
      const value = high * 256 + low;
      if (value < limit) return value % bound;
    }
  };
  const text = (characters: string, length: number): string =>
    Array.from({ length }, () => characters[below(characters.length)]).join('');
  return { bytes, below, text };
}

/** SHA-256 in counter mode: the same bytes for the same seed on every platform. */
export function seededBytes(seed: string): RandomBytes {
  let counter = 0;
  let pool: number[] = [];
  return (count) => {
    const bytes = new Uint8Array(count);
    for (let i = 0; i < count; i++) {
      if (pool.length === 0) pool = [...createHash('sha256').update(`${seed}\0${counter++}`).digest()];
      bytes[i] = pool.pop()!;
    }
    return bytes;
  };
}
