// The text of some bytes, whatever its encoding.

import { sniff } from './sniff.ts';
import { rawView, type View } from './view.ts';
import { decodeWide, wideNames } from './wide-text.ts';

/** The text of some bytes as UTF-8, or undefined when they are none. */
export function textView(bytes: Uint8Array): View | undefined {
  const kind = sniff(bytes);
  if (kind === 'binary') return undefined;
  return kind in wideNames ? decodeWide(bytes, kind as keyof typeof wideNames) : rawView(bytes);
}
