// What kind of container some bytes begin with. Names are never asked: they lie.

import type { Decompression } from './output-limit.ts';
import { sniffCompression } from './sniff-compression.ts';

export type Compression = Decompression | 'bzip2' | 'xz';

export type ArchiveKind =
  | { readonly kind: 'compressed'; readonly by: Compression }
  | { readonly kind: 'tar' }
  | { readonly kind: 'zip' }
  | { readonly kind: 'ar' }
  /** Read when all of it is there (views/documents). */
  | { readonly kind: 'document'; readonly format: 'sqlite' | 'sqlite-wal' | 'pdf' }
  /** Known and not read here. */
  | { readonly kind: 'unsupported'; readonly name: string };

/** As many bytes as `sniffArchive` looks at. */
export const archiveHeadBytes = 512;

const magics: readonly (readonly [magic: Buffer, kind: ArchiveKind])[] = [
  [Buffer.from('PK\x03\x04', 'latin1'), { kind: 'zip' }],
  [Buffer.from('BZh'), { kind: 'compressed', by: 'bzip2' }],
  [Buffer.from('fd377a585a00', 'hex'), { kind: 'compressed', by: 'xz' }],
  [Buffer.from('!<arch>\n'), { kind: 'ar' }],
  [Buffer.from('SQLite format 3\0'), { kind: 'document', format: 'sqlite' }],
  // With the version of the format, the only one there is.
  [Buffer.from('377f0682002de218', 'hex'), { kind: 'document', format: 'sqlite-wal' }],
  [Buffer.from('377f0683002de218', 'hex'), { kind: 'document', format: 'sqlite-wal' }],
  [Buffer.from('%PDF-'), { kind: 'document', format: 'pdf' }],
  [Buffer.from('377abcaf271c', 'hex'), { kind: 'unsupported', name: '7z' }],
  [Buffer.from('Rar!\x1a\x07', 'latin1'), { kind: 'unsupported', name: 'RAR' }],
];
const tarMagicAt = 257;
/** Of gzip, zstd and its skippable frames, and of those above. */
const firstBytes = new Set([
  ...[0x1f, 0x28],
  ...Array.from({ length: 16 }, (_, i) => 0x50 + i),
  ...magics.map(([magic]) => magic[0]!),
]);
const blockMagic = Buffer.from('314159265359', 'hex');
const endMagic = Buffer.from('177245385090', 'hex');

/** `head` may be shorter than asked for only when there is no more. */
export function sniffArchive(head: Uint8Array): ArchiveKind | undefined {
  // Asked of every file: nearly all of them begin with no such byte.
  if (!firstBytes.has(head[0] ?? 0) && head[tarMagicAt] !== 0x75) return undefined;
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.length);
  const compression = sniffCompression(bytes);
  if (compression) return { kind: 'compressed', by: compression };
  for (const [magic, kind] of magics) {
    if (!bytes.subarray(0, magic.length).equals(magic)) continue;
    // Three letters could be words.
    if (kind.kind === 'compressed' && kind.by === 'bzip2' && !isBlock(bytes.subarray(4, 10))) return undefined;
    return kind;
  }
  return bytes.toString('latin1', tarMagicAt, tarMagicAt + 5) === 'ustar' ? { kind: 'tar' } : undefined;
}

function isBlock(bytes: Buffer): boolean {
  return bytes.equals(blockMagic) || bytes.equals(endMagic);
}
