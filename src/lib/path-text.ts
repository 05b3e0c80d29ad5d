// Paths in git and in archives are bytes. This is how they are shown: as text where they are text, with escapes where they are not.

import { isUtf8 } from 'node:buffer';

/** Valid UTF-8 as it is; each byte that is not part of it as `\xNN`. Control characters are left alone: reporters quote them. */
export function pathText(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (isUtf8(buffer)) return buffer.toString('utf8');
  let text = '';
  let at = 0;
  while (at < buffer.length) {
    const length = sequenceLength(buffer, at);
    text +=
      length === 0 ? `\\x${(buffer[at] ?? 0).toString(16).padStart(2, '0')}` : buffer.toString('utf8', at, at + length);
    at += Math.max(length, 1);
  }
  return text;
}

/** Length of the well-formed UTF-8 sequence at `at`, 0 when there is none. */
function sequenceLength(buffer: Buffer, at: number): number {
  const lead = buffer[at] ?? 0;
  if (lead < 0x80) return 1;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (at + length > buffer.length) return 0;
  return isUtf8(buffer.subarray(at, at + length)) ? length : 0;
}
