// Writes zstd frames of raw and run-length blocks, so that tests do not need a compressor that Node 20 has not got.

/** A frame whose content is `bytes`, in raw blocks of at most `blockBytes`. */
export function rawFrame(bytes: Uint8Array, blockBytes = 1000): Buffer {
  const blocks: Buffer[] = [];
  for (let at = 0; at < bytes.length || at === 0; at += blockBytes) {
    const content = bytes.subarray(at, at + blockBytes);
    blocks.push(blockHeader(content.length, 0, at + blockBytes >= bytes.length), Buffer.from(content));
  }
  return Buffer.concat([frameHeader(), ...blocks]);
}

/** A frame of `count` blocks that each stand for `blockBytes` times `byte`: four bytes each. */
export function runFrame(byte: number, blockBytes: number, count: number): Buffer {
  const blocks = Array.from({ length: count }, (_, i) =>
    Buffer.concat([blockHeader(blockBytes, 1, i === count - 1), Buffer.from([byte])]),
  );
  return Buffer.concat([frameHeader(), ...blocks]);
}

export function skippableFrame(content: Uint8Array): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32LE(0x184d2a5e, 0);
  head.writeUInt32LE(content.length, 4);
  return Buffer.concat([head, content]);
}

/** Magic number, no content size, no checksum; a window of 2^(10 + `exponent`) bytes. */
export function frameHeader(exponent = 10): Buffer {
  return Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, exponent << 3]);
}

function blockHeader(size: number, type: 0 | 1, isLast: boolean): Buffer {
  const header = Buffer.alloc(3);
  header.writeUIntLE((size << 3) | (type << 1) | (isLast ? 1 : 0), 0, 3);
  return header;
}
