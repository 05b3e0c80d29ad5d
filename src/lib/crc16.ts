// CRC-16/XMODEM (polynomial 0x1021, initial value 0), as Stellar and NATS end their keys with, little-endian.

/** 0 to 0xffff. */
export function crc16Xmodem(bytes: Uint8Array): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) crc = (crc & 0x8000 ? (crc << 1) ^ 0x1021 : crc << 1) & 0xffff;
  }
  return crc;
}

/** The bytes before a little-endian checksum, or nothing when it is not theirs. */
export function stripCrc16(bytes: Uint8Array): Uint8Array | undefined {
  if (bytes.length < 3) return undefined;
  const body = bytes.subarray(0, -2);
  const written = bytes.at(-2)! | (bytes.at(-1)! << 8);
  return crc16Xmodem(body) === written ? body : undefined;
}

/** The bytes followed by their checksum. */
export function appendCrc16(bytes: Uint8Array): Uint8Array {
  const crc = crc16Xmodem(bytes);
  return Uint8Array.of(...bytes, crc & 0xff, crc >> 8);
}
