// The readable parts of a binary file, where they stand: everything else is blanked out, so offsets stay what they are.

import type { Span } from '../model/span.ts';
import { PackedView } from './packed-view.ts';
import { TextBuilder } from './text-builder.ts';
import type { View } from './view.ts';

/** Shorter runs are chance. */
const minRun = 8;

/**
 * Both the runs of ASCII (one text with the length of `bytes`, all else in it a line break) and those of UTF-16, whose every second byte is zero.
 * `fileOffset` is where the bytes begin in the file.
 */
export function printableView(bytes: Buffer, fileOffset: number): View {
  const packed = new PackedView();
  const text = Buffer.alloc(bytes.length, 0x0a);
  for (let at = 0; at < bytes.length; ) {
    if (!isPrintable(bytes[at]!)) {
      at++;
      continue;
    }
    const end = endOfRun(bytes, at, 1);
    if (end - at >= minRun) bytes.copy(text, at, at, end);
    else if (end === at + 1 && bytes[end] === 0) {
      const wideEnd = endOfRun(bytes, at, 2);
      if (wideEnd - at >= 2 * minRun) addWide(bytes, { start: at, end: wideEnd }, fileOffset, packed);
      at = Math.max(end, wideEnd);
      continue;
    }
    at = end;
  }
  packed.add(
    { bytes: text, map: { start: (offset) => offset, end: (offset) => offset } },
    { chain: [], rules: 'specific', place: (offset) => place(fileOffset + offset) },
  );
  return packed.finish();
}

function place(offset: number): { text: string; name: string } {
  return { text: `a binary file, at byte ${offset}`, name: `byte ${offset}` };
}

function addWide(bytes: Buffer, { start, end }: Span, fileOffset: number, packed: PackedView): void {
  const builder = new TextBuilder((end - start) >> 1);
  for (let at = start; at < end; at += 2) builder.byte(bytes[at]!, at, 2);
  packed.add(builder.finish(end), {
    chain: ['utf-16'],
    rules: 'specific',
    place: (offset) => place(fileOffset + start + offset * 2),
  });
}

/** `step` 2 wants a zero behind each character. */
function endOfRun(bytes: Buffer, start: number, step: 1 | 2): number {
  let at = start;
  while (at < bytes.length && isPrintable(bytes[at]!) && (step === 1 || bytes[at + 1] === 0)) at += step;
  return at;
}

function isPrintable(byte: number): boolean {
  return (byte >= 0x20 && byte < 0x7f) || byte === 0x09;
}
