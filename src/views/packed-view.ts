// Puts many decoded texts into one view, one behind the other, so that they cost one search. Between them stands a line with a NUL, which no
// encoding and no token goes across.

import type { SpanMap } from './span-map.ts';
import type { Decoded } from './text-builder.ts';
import type { View, ViewPart } from './view.ts';

/** Zero bytes behind the data, for RE2 (see design.md). */
const paddingBytes = 16;
const separator = Buffer.from('\n\0\n');

export class PackedView {
  readonly #texts: Decoded[] = [];
  readonly #parts: ViewPart[] = [];
  #length = 0;

  /** Bytes of the view so far. */
  get length(): number {
    return this.#length;
  }

  /** Adds a text, which must not change until `finish`. `place` and `owned` count from the start of this text. */
  add({ bytes, map }: Decoded, part: Omit<ViewPart, 'start' | 'end'>): void {
    const start = this.#length;
    const { place, owned, ...rest } = part;
    this.#texts.push({ bytes, map });
    this.#parts.push({
      ...rest,
      ...(place ? { place: (offset: number) => place(offset - start) } : {}),
      ...(owned ? { owned: { start: owned.start + start, end: owned.end + start } } : {}),
      start,
      end: start + bytes.length,
    });
    this.#length += bytes.length + separator.length;
  }

  finish(): View {
    const buffer = Buffer.alloc(this.#length + paddingBytes);
    this.#texts.forEach(({ bytes }, i) => {
      buffer.set(bytes, this.#parts[i]!.start);
      buffer.set(separator, this.#parts[i]!.end);
    });
    return { bytes: buffer.subarray(0, this.#length), map: joinMaps(this.#parts, this.#texts), parts: this.#parts };
  }
}

function joinMaps(parts: readonly ViewPart[], texts: readonly Decoded[]): SpanMap {
  return {
    start: (offset) => {
      const index = indexOf(parts, offset);
      return texts[index]?.map.start(offset - parts[index]!.start) ?? 0;
    },
    end: (offset) => {
      const index = indexOf(parts, offset - 1);
      return texts[index]?.map.end(offset - parts[index]!.start) ?? 0;
    },
  };
}

/** The last part that begins at or before `offset`. */
function indexOf(parts: readonly ViewPart[], offset: number): number {
  let low = 0;
  let high = parts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (parts[middle]!.start <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
