// Terminal colours stand in the middle of tokens: a traceback is coloured word by word.

import type { SpanMap } from '../span-map.ts';
import { type Decoded, TextBuilder } from '../text-builder.ts';

const escapeByte = 0x1b;

/** The text without control sequences (`ESC [ ... letter`). */
export function stripAnsi(text: Decoded): Decoded {
  const { bytes, map } = text;
  if (bytes.indexOf(escapeByte) < 0) return text;
  const builder = new TextBuilder(bytes.length);
  let copied = 0;
  for (let at = bytes.indexOf(escapeByte); at >= 0; at = bytes.indexOf(escapeByte, at + 1)) {
    if (bytes[at + 1] !== 0x5b || at < copied) continue;
    let end = at + 2;
    // Parameters and intermediate bytes, then one final byte (ECMA-48, 5.4).
    while (end < bytes.length && bytes[end]! >= 0x20 && bytes[end]! <= 0x3f) end++;
    if (!(bytes[end]! >= 0x40 && bytes[end]! <= 0x7e)) continue;
    builder.copy(bytes.subarray(copied, at), copied);
    copied = end + 1;
  }
  builder.copy(bytes.subarray(copied), copied);
  const stripped = builder.finish(bytes.length);
  return { bytes: stripped.bytes, map: compose(stripped.map, map) };
}

function compose(inner: SpanMap, outer: SpanMap): SpanMap {
  return { start: (offset) => outer.start(inner.start(offset)), end: (offset) => outer.end(inner.end(offset)) };
}
