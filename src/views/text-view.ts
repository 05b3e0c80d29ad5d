// The text of some bytes, whatever its encoding.

import { sniff } from './sniff.ts';
import { decodeUtf16 } from './utf16.ts';
import { rawView, type View } from './view.ts';

/** The text of some bytes as UTF-8, or undefined when they are none. */
export function textView(bytes: Uint8Array): View | undefined {
  const kind = sniff(bytes);
  if (kind === 'binary') return undefined;
  return kind === 'utf16le' || kind === 'utf16be' ? decodeUtf16(bytes, kind) : rawView(bytes);
}
