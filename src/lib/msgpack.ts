// MessagePack, decoded with bounds: a claimed length is believed only as far as there are bytes, and nesting ends at a fixed depth.

/** Maps are lists of their pairs: keys may be anything, and nothing here looks one up. Extension values are their bytes. */
export type MsgpackValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | Uint8Array
  | readonly MsgpackValue[]
  | { readonly pairs: readonly (readonly [MsgpackValue, MsgpackValue])[] };

const maxDepth = 16;
/** Values in one text, nested ones included. */
const maxValues = 1 << 14;

class Malformed extends Error {}

/** The one value that fills `bytes`; nothing when they are cut off, go on behind it, nest deeper than 16 or hold more than 16,384 values. */
export function decodeMsgpack(bytes: Uint8Array): MsgpackValue | undefined {
  const reader = new Reader(bytes);
  try {
    const value = reader.value(0);
    return reader.isAtEnd() ? value : undefined;
  } catch (error) {
    if (error instanceof Malformed) return undefined;
    throw error;
  }
}

class Reader {
  readonly #bytes: Buffer;
  #at = 0;
  #values = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  isAtEnd(): boolean {
    return this.#at === this.#bytes.length;
  }

  value(depth: number): MsgpackValue {
    if (depth > maxDepth || ++this.#values > maxValues) throw new Malformed();
    const type = this.#take(1)[0]!;
    if (type < 0x80) return type;
    if (type >= 0xe0) return type - 0x100;
    if (type < 0x90) return this.#map(type & 0x0f, depth);
    if (type < 0xa0) return this.#array(type & 0x0f, depth);
    if (type < 0xc0) return this.#text(type & 0x1f);
    return this.#typed(type, depth);
  }

  #typed(type: number, depth: number): MsgpackValue {
    if (type === 0xc0) return null;
    if (type === 0xc2 || type === 0xc3) return type === 0xc3;
    if (type >= 0xc4 && type <= 0xc6) return this.#take(this.#length(1 << (type - 0xc4)));
    if (type >= 0xc7 && type <= 0xc9) return this.#take(this.#length(1 << (type - 0xc7)) + 1);
    if (type === 0xca) return this.#take(4).readFloatBE();
    if (type === 0xcb) return this.#take(8).readDoubleBE();
    if (type >= 0xcc && type <= 0xce) return this.#length(1 << (type - 0xcc));
    if (type === 0xcf) return narrow(this.#take(8).readBigUInt64BE());
    if (type >= 0xd0 && type <= 0xd2) return this.#take(1 << (type - 0xd0)).readIntBE(0, 1 << (type - 0xd0));
    if (type === 0xd3) return narrow(this.#take(8).readBigInt64BE());
    if (type >= 0xd4 && type <= 0xd8) return this.#take((1 << (type - 0xd4)) + 1);
    if (type >= 0xd9 && type <= 0xdb) return this.#text(this.#length(1 << (type - 0xd9)));
    if (type === 0xdc || type === 0xdd) return this.#array(this.#length(type === 0xdc ? 2 : 4), depth);
    if (type === 0xde || type === 0xdf) return this.#map(this.#length(type === 0xde ? 2 : 4), depth);
    throw new Malformed();
  }

  /** A big-endian unsigned number of 1, 2 or 4 bytes. */
  #length(size: number): number {
    return this.#take(size).readUIntBE(0, size);
  }

  #take(size: number): Buffer {
    if (size > this.#bytes.length - this.#at) throw new Malformed();
    this.#at += size;
    return this.#bytes.subarray(this.#at - size, this.#at);
  }

  #text(size: number): string {
    return this.#take(size).toString('utf8');
  }

  #array(count: number, depth: number): readonly MsgpackValue[] {
    const items: MsgpackValue[] = [];
    for (let i = 0; i < count; i++) items.push(this.value(depth + 1));
    return items;
  }

  #map(count: number, depth: number): MsgpackValue {
    const pairs: [MsgpackValue, MsgpackValue][] = [];
    for (let i = 0; i < count; i++) pairs.push([this.value(depth + 1), this.value(depth + 1)]);
    return { pairs };
  }
}

function narrow(value: bigint): number | bigint {
  return value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value;
}
