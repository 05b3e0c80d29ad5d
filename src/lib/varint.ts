// Variable-length integers of seven bits a byte, lowest first, as protobuf and macaroons write them.

/** A varint of 64 bits takes ten bytes. */
const maxVarintBytes = 10;

/** The number at `at` and where it ends; nothing when it is cut off or longer than 64 bits. */
export function readVarint(
  bytes: Uint8Array,
  at: number,
): { readonly value: bigint; readonly end: number } | undefined {
  let value = 0n;
  for (let i = 0; i < maxVarintBytes; i++) {
    const byte = bytes[at + i];
    if (byte === undefined) return undefined;
    value |= BigInt(byte & 0x7f) << BigInt(7 * i);
    if (byte < 0x80) return value < 1n << 64n ? { value, end: at + i + 1 } : undefined;
  }
  return undefined;
}

/** The bytes of a field whose length stands as a varint at `at`; nothing when fewer bytes are there than it claims. */
export function readSized(
  bytes: Uint8Array,
  at: number,
): { readonly value: Uint8Array; readonly end: number } | undefined {
  const length = readVarint(bytes, at);
  if (!length || length.value > BigInt(bytes.length - length.end)) return undefined;
  const end = length.end + Number(length.value);
  return { value: bytes.subarray(length.end, end), end };
}
