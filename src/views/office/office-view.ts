// The text of the XML that office programs write (Office Open XML and OpenDocument), as people read it: a program breaks a paragraph into runs
// wherever it likes, often in the middle of a word, so runs are joined and paragraphs become lines. Reads piece by piece and builds no tree; what is
// no such XML gives some text or none, and never an error.

import type { LogicalPlace } from '../../model/location.ts';
import { readEscape } from '../encoded/read-escape.ts';
import { PackedView } from '../packed-view.ts';
import { TextBuilder } from '../text-builder.ts';
import type { View } from '../view.ts';
import { readTag, type Tag } from './read-tag.ts';

/** Where reading stands between two pieces. */
export type OfficeState = {
  /** Paragraphs, shared strings or cells that have ended. */
  readonly number: number;
  /** Reference of the cell that is open, `B3`; empty for none. */
  readonly cell: string;
  /** The cell holds the number of a shared string, which is no text. */
  readonly isShared: boolean;
};

export type OfficePiece = {
  readonly view: View;
  /** The cut, or a boundary of markup close to it. */
  readonly next: { readonly at: number; readonly state: OfficeState };
};

/** Ends of these end a paragraph; so do their beginnings, should one lie in another. */
const blocks: Readonly<Record<string, 'paragraph' | 'string' | 'cell'>> = {
  p: 'paragraph',
  h: 'paragraph',
  si: 'string',
  c: 'cell',
};
/** A cut must not go through one. */
const maxEntityBytes = 12;
const breaks = new Set(['br', 'cr', 'line-break']);

/** Texts from `from` to the end of `bytes`; the next piece begins at `cut`. Offsets count in `bytes`. */
export function readOffice(bytes: Buffer, from: number, cut: number, start: OfficeState): OfficePiece {
  const reader = new Reader(bytes, cut, start);
  reader.run(from);
  return reader.finish();
}

class Reader {
  readonly #bytes: Buffer;
  readonly #cut: number;
  readonly #builder = new TextBuilder();
  /** Where paragraphs begin in the text, and what they are called. */
  readonly #starts: number[] = [];
  readonly #places: LogicalPlace[] = [];
  #number: number;
  #cell: string;
  #isShared: boolean;
  /** Length of the text at the last break. */
  #lineStart = 0;
  #next: OfficePiece['next'] | undefined;

  constructor(bytes: Buffer, cut: number, { number, cell, isShared }: OfficeState) {
    this.#bytes = bytes;
    this.#cut = cut;
    this.#number = number;
    this.#cell = cell;
    this.#isShared = isShared;
  }

  run(from: number): void {
    for (let at = from; at < this.#bytes.length; ) {
      const found = this.#bytes.indexOf(0x3c, at);
      const end = found < 0 ? this.#bytes.length : found;
      this.#text(at, end);
      this.#noteText(at, end);
      const tag = readTag(this.#bytes, end);
      if (tag === undefined) return;
      if (tag.text) this.#text(tag.text.start, tag.text.end);
      else this.#tag(tag);
      at = tag.end;
      // Markup without an end is cut like a text.
      if (this.#bytes[at - 1] === 0x3e) this.#note(at);
    }
  }

  finish(): OfficePiece {
    const state = this.#state();
    const next = this.#next ?? { at: Math.max(this.#cut, 0), state };
    const decoded = this.#builder.finish(this.#bytes.length);
    const packed = new PackedView();
    if (decoded.bytes.length > 0) packed.add(decoded, { chain: [], rules: 'all', place: (at) => this.#place(at) });
    return { view: packed.finish(), next };
  }

  #state(): OfficeState {
    return { number: this.#number, cell: this.#cell, isShared: this.#isShared };
  }

  #note(at: number): void {
    if (this.#next === undefined && at >= this.#cut) this.#next = { at, state: this.#state() };
  }

  /** A cut through a text is made where it is asked for, or behind the entity that stands there. */
  #noteText(start: number, end: number): void {
    if (end < this.#cut) return;
    const cut = Math.max(start, this.#cut);
    const from = Math.max(start, cut - maxEntityBytes);
    const entity = this.#bytes.subarray(from, cut).lastIndexOf(0x26);
    const length = entity < 0 ? 0 : (readEscape.entity(this.#bytes, from + entity, end)?.length ?? 0);
    this.#note(Math.max(cut, from + entity + length));
  }

  #tag({ name, at, isEnd, isEmpty, cell, isShared }: Tag): void {
    const block = Object.hasOwn(blocks, name) ? blocks[name] : undefined;
    if (block !== undefined) {
      this.#break(at);
      if (isEnd || isEmpty) this.#number++;
      const isOpen = block === 'cell' && !isEnd && !isEmpty;
      this.#cell = isOpen ? (cell ?? '') : '';
      this.#isShared = isOpen && (isShared ?? false);
    } else if (breaks.has(name)) this.#break(at);
    else if ((name === 'tab' || name === 's') && isEmpty && this.#builder.length > this.#lineStart)
      this.#builder.byte(name === 'tab' ? 0x09 : 0x20, at, 0);
  }

  #break(at: number): void {
    if (this.#builder.length === this.#lineStart) return;
    this.#builder.byte(0x0a, at, 0);
    this.#lineStart = this.#builder.length;
  }

  #text(start: number, end: number): void {
    if (start >= end || this.#isShared || isLayout(this.#bytes, start, end)) return;
    if (this.#builder.length === this.#lineStart) this.#begin();
    let copied = start;
    for (let at = this.#bytes.indexOf(0x26, start); at >= 0 && at < end; ) {
      const entity = readEscape.entity(this.#bytes, at, end);
      if (entity) {
        this.#builder.copy(this.#bytes.subarray(copied, at), copied);
        this.#builder.character(entity.value, at, entity.length);
        copied = at + entity.length;
      }
      at = this.#bytes.indexOf(0x26, at + (entity?.length ?? 1));
    }
    this.#builder.copy(this.#bytes.subarray(copied, end), copied);
  }

  #begin(): void {
    const text = this.#cell === '' ? `paragraph ${this.#number + 1}` : `cell ${this.#cell}`;
    this.#starts.push(this.#builder.length);
    this.#places.push({ text, name: text });
  }

  #place(offset: number): LogicalPlace {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return this.#places[low]!;
  }
}

/** White space with a line break in it between two tags is how the XML is laid out. */
function isLayout(bytes: Buffer, start: number, end: number): boolean {
  let hasBreak = false;
  for (let at = start; at < end; at++) {
    const byte = bytes[at]!;
    if (byte !== 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) return false;
    if (byte === 0x0a) hasBreak = true;
  }
  return hasBreak;
}
