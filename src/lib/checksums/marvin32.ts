// Marvin32, the keyed 32-bit checksum in Microsoft's identifiable keys: both halves of Marvin64 (SymCrypt), folded into one.

/** `seed` is eight ASCII characters, which make a 64-bit number, the first character in the highest byte. */
export function marvin32(bytes: Uint8Array, seed: string): number {
  const { low, high } = marvin64(bytes, readSeed(seed));
  return (low ^ high) >>> 0;
}

/** The halves of Marvin64. `seed` as two unsigned 32-bit halves. */
export function marvin64(
  bytes: Uint8Array,
  seed: { readonly low: number; readonly high: number },
): { readonly low: number; readonly high: number } {
  let [low, high] = [seed.low | 0, seed.high | 0];
  const add = (block: number): void => {
    low = (low + block) | 0;
    [low, high] = mix(low, high);
  };
  const blocks = bytes.length >> 2;
  for (let i = 0; i < blocks; i++) add(readUint32(bytes, i * 4, 4));
  // The rest is ended by a byte 0x80.
  const rest = bytes.length & 3;
  add(readUint32(bytes, blocks * 4, rest) | (0x80 << (rest * 8)));
  add(0);
  return { low: low >>> 0, high: high >>> 0 };
}

function mix(low: number, high: number): [number, number] {
  let [a, b] = [low, high];
  b ^= a;
  a = rotate(a, 20);
  a = (a + b) | 0;
  b = rotate(b, 9);
  b ^= a;
  a = rotate(a, 27);
  a = (a + b) | 0;
  b = rotate(b, 19);
  return [a, b];
}

function rotate(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}

function readUint32(bytes: Uint8Array, at: number, count: number): number {
  let value = 0;
  for (let i = 0; i < count; i++) value |= bytes[at + i]! << (i * 8);
  return value;
}

function readSeed(seed: string): { readonly low: number; readonly high: number } {
  const bytes = Buffer.from(seed, 'latin1');
  return { high: bytes.readUInt32BE(0), low: bytes.readUInt32BE(4) };
}
