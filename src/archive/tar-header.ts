// One block of 512 bytes as a tar header: v7, ustar, GNU and star. Says what is written there, and trusts nothing but its checksum.

import { pathText } from '../lib/path-text.ts';
import { readTarNumber } from './tar-number.ts';

export const blockBytes = 512;

export type TarHeader = {
  readonly path: string;
  readonly linkPath: string;
  /** The type flag as a character; `0` for the old empty one. */
  readonly type: string;
  /** Bytes of content that follow; undefined when the field holds no number that makes sense. */
  readonly size: number | undefined;
  /** Old GNU sparse files: whether blocks that go on with the map follow. */
  readonly hasSparseBlocks: boolean;
};

/** Undefined for a block that is no header. */
export function readTarHeader(block: Uint8Array): TarHeader | undefined {
  if (!isChecksumRight(block)) return undefined;
  const name = text(block, 0, 100);
  const type = block[156] === 0 ? '0' : String.fromCharCode(block[156]!);
  const magic = Buffer.from(block.subarray(257, 265)).toString('latin1');
  return {
    path: joinPrefix(prefixOf(block, magic), name),
    linkPath: text(block, 157, 257),
    // Before there was a type for folders, they ended in a slash.
    type: type === '0' && name.endsWith('/') && !magic.startsWith('ustar') ? '5' : type,
    size: readTarNumber(block.subarray(124, 136)),
    hasSparseBlocks: type === 'S' && block[482] !== 0,
  };
}

/** True for the kind of blocks an archive ends with. */
export function isZeroBlock(block: Uint8Array): boolean {
  return block.every((byte) => byte === 0);
}

function isChecksumRight(block: Uint8Array): boolean {
  const stored = readTarNumber(block.subarray(148, 156));
  if (stored === undefined || stored === 0) return false;
  let unsigned = 0;
  let signed = 0;
  for (let i = 0; i < blockBytes; i++) {
    const byte = i >= 148 && i < 156 ? 0x20 : block[i]!;
    unsigned += byte;
    signed += byte < 0x80 ? byte : byte - 256;
  }
  // Some old programs added up signed characters.
  return stored === unsigned || stored === signed;
}

/** GNU has times where ustar has the prefix; star has a shorter one, and times behind it. */
function prefixOf(block: Uint8Array, magic: string): string {
  if (!magic.startsWith('ustar\0')) return '';
  const isStar = Buffer.from(block.subarray(508, 512)).toString('latin1') === 'tar\0';
  return text(block, 345, isStar ? 476 : 500);
}

function joinPrefix(prefix: string, name: string): string {
  return prefix === '' ? name : `${prefix}/${name}`;
}

function text(block: Uint8Array, start: number, end: number): string {
  const field = block.subarray(start, end);
  const zero = field.indexOf(0);
  return pathText(zero < 0 ? field : field.subarray(0, zero));
}
