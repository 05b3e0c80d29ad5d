// Writes zip archives, sound ones and others, so that tests say byte for byte what an archive holds.

import { deflateRawSync } from 'node:zlib';

export type ZipItem = {
  readonly name: string;
  readonly content?: string | Uint8Array;
  /** Default 8, deflate. */
  readonly method?: number;
  /** What is written instead of the packed content. */
  readonly packed?: Uint8Array;
  /** Sizes stand behind the content, not before it. */
  readonly isStreamed?: boolean;
  readonly isEncrypted?: boolean;
  readonly isZip64?: boolean;
};

/** An archive with its directory. */
export function zip(items: readonly ZipItem[]): Buffer {
  const members = items.map(zipItem);
  let at = 0;
  const directory = items.map((item, i) => {
    const entry = directoryEntry(item, members[i]!.packedBytes, at);
    at += members[i]!.bytes.length;
    return entry;
  });
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(items.length, 8);
  end.writeUInt16LE(items.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...members.map(({ bytes }) => bytes), ...directory, end]);
}

/** One member: local header, content, and a descriptor if it is streamed. */
export function zipItem(item: ZipItem): { readonly bytes: Buffer; readonly packedBytes: number } {
  const { isStreamed = false, isZip64 = false } = item;
  const content = Buffer.from(item.content ?? '');
  const packed = Buffer.from(item.packed ?? (methodOf(item) === 8 ? deflateRawSync(content) : content));
  const name = Buffer.from(item.name);
  const extra = Buffer.alloc(isZip64 ? 20 : 0);
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE((isStreamed ? 8 : 0) | (item.isEncrypted ? 1 : 0) | 0x800, 6);
  header.writeUInt16LE(methodOf(item), 8);
  if (!isStreamed) {
    header.writeUInt32LE(isZip64 ? 0xffffffff : packed.length, 18);
    header.writeUInt32LE(isZip64 ? 0xffffffff : content.length, 22);
  }
  if (isZip64) {
    extra.writeUInt16LE(1, 0);
    extra.writeUInt16LE(16, 2);
    extra.writeBigUInt64LE(BigInt(content.length), 4);
    extra.writeBigUInt64LE(BigInt(packed.length), 12);
  }
  header.writeUInt16LE(name.length, 26);
  header.writeUInt16LE(extra.length, 28);
  const descriptor = Buffer.alloc(isStreamed ? 16 : 0);
  if (isStreamed) {
    descriptor.writeUInt32LE(0x08074b50, 0);
    descriptor.writeUInt32LE(packed.length, 8);
    descriptor.writeUInt32LE(content.length, 12);
  }
  return { bytes: Buffer.concat([header, name, extra, packed, descriptor]), packedBytes: packed.length };
}

function methodOf({ method = 8 }: ZipItem): number {
  return method;
}

function directoryEntry(item: ZipItem, packedBytes: number, at: number): Buffer {
  const name = Buffer.from(item.name);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(methodOf(item), 10);
  entry.writeUInt32LE(packedBytes, 20);
  entry.writeUInt16LE(name.length, 28);
  entry.writeUInt32LE(at, 42);
  return Buffer.concat([entry, name]);
}
