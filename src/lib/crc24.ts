// The checksum of OpenPGP's ASCII armour (RFC 4880, 6.1): polynomial 0x1864CFB, initial value 0xB704CE.

const POLYNOMIAL = 0x1864cfb;

/** 0 to 0xffffff. */
export function crc24(bytes: Uint8Array): number {
  let crc = 0xb704ce;
  for (const byte of bytes) {
    crc ^= byte << 16;
    for (let bit = 0; bit < 8; bit++) {
      crc <<= 1;
      if (crc & 0x1000000) crc ^= POLYNOMIAL;
    }
  }
  return crc & 0xffffff;
}
