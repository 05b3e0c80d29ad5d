// Which compression some bytes begin with. Names and media types are never asked: they lie.

import type { Decompression } from './output-limit.ts';

/** Bytes that `sniffCompression` wants to see; fewer when there are no more. */
export const compressionMagicBytes = 4;

export function sniffCompression(head: Uint8Array): Decompression | undefined {
  const [a, b, c, d] = head;
  if (a === 0x1f && b === 0x8b) return 'gzip';
  if (a === 0x28 && b === 0xb5 && c === 0x2f && d === 0xfd) return 'zstd';
  // A skippable frame, of which there are sixteen kinds.
  if (a !== undefined && a >> 4 === 5 && b === 0x2a && c === 0x4d && d === 0x18) return 'zstd';
  return undefined;
}
