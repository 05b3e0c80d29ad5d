// Numbers in tar headers: octal text, or base-256 where octal has no room.

/** The number in `field`; undefined for anything that is none, negative, or beyond 2^53. An empty field is 0. */
export function readTarNumber(field: Uint8Array): number | undefined {
  const first = field[0] ?? 0;
  if (first === 0x80) return readBase256(field);
  // 0xff begins a negative number.
  if (first > 0x80) return undefined;
  const text = Buffer.from(field).toString('latin1').replace(/\0.*$/s, '').trim();
  if (text === '') return 0;
  return /^[0-7]+$/.test(text) ? Number.parseInt(text, 8) : undefined;
}

function readBase256(field: Uint8Array): number | undefined {
  let value = 0;
  for (let i = 1; i < field.length; i++) {
    value = value * 256 + field[i]!;
    if (value > Number.MAX_SAFE_INTEGER) return undefined;
  }
  return value;
}
