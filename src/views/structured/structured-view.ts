// A piece of a document as a view of its texts. Of XML that is office-view.ts's matter; a piece of a JSON document becomes a view of its strings: each a text of its own with its place, lists of lines joined, escapes undone.

import type { LogicalPlace } from '../../model/location.ts';
import type { Span } from '../../model/span.ts';
import { loadDocuments } from '../documents/load.ts';
import { readEscape } from '../encoded/read-escape.ts';
import type { OfficeState } from '../office/office-view.ts';
import { PackedView } from '../packed-view.ts';
import { type Decoded, TextBuilder } from '../text-builder.ts';
import type { View } from '../view.ts';
import { stripAnsi } from './ansi.ts';
import { type JsonFrame, type JsonState, jsonStart, readJson } from './json-reader.ts';
import { type Cell, cellKey, isMedia, notebookPlace, pathName } from './notebook-place.ts';
import type { StructuredKind } from './sniff-structured.ts';

/** Where reading stands between two pieces of a document. */
export type StructuredState = {
  readonly json: JsonState;
  /** The text that is open, and lines of it that were given already. */
  readonly open: { readonly name: string; readonly lines: number };
  readonly cells: ReadonlyMap<string, Cell>;
  readonly office: OfficeState;
};

export const structuredStart: StructuredState = {
  json: jsonStart,
  open: { name: '', lines: 0 },
  cells: new Map(),
  office: { number: 0, cell: '', isShared: false },
};

export type StructuredPiece = {
  readonly view: View;
  /** Spans of the strings that hold no text. */
  readonly media: readonly Span[];
  /** Where to go on in the bytes, and with what; undefined when the rest is no JSON. */
  readonly next: { readonly at: number; readonly state: StructuredState } | undefined;
};

/** A text that is being put together from the strings of one list, or one string. */
type Open = {
  readonly name: string;
  readonly label: string;
  readonly cell: Cell | undefined;
  readonly builder: TextBuilder;
  readonly lines: number;
  end: number;
  /** Number of the element that was read last. */
  index: number;
};

/** The strings from `from` on; `cut` is where the next piece will begin. Offsets count in `bytes`. */
export function readStructured(
  kind: StructuredKind,
  bytes: Buffer,
  from: number,
  cut: number,
  start: StructuredState,
): StructuredPiece {
  if (kind === 'office') {
    const { view, next } = loadDocuments().readOffice(bytes, from, cut, start.office);
    return { view, media: [], next: { at: next.at, state: { ...start, office: next.state } } };
  }
  const collector = new Collector(kind, bytes, start);
  const { at, state } = readJson(bytes, from, cut, start.json, collector);
  const { view, media } = collector.finish();
  // Only the last cells are remembered: a cell's id stands close to it.
  const next =
    at < 0
      ? undefined
      : {
          at,
          state: { ...start, json: state, open: collector.openAtCut, cells: lastOf(collector.cells) },
        };
  return { view, media, next };
}

class Collector {
  readonly media: Span[] = [];
  readonly cells: Map<string, Cell>;
  readonly #kind: StructuredKind;
  readonly #bytes: Buffer;
  readonly #packed = new PackedView();
  openAtCut: StructuredState['open'] = structuredStart.open;
  #open: Open | undefined;
  #carried: StructuredState['open'];

  constructor(kind: StructuredKind, bytes: Buffer, start: StructuredState) {
    this.#kind = kind;
    this.#bytes = bytes;
    this.#carried = start.open;
    this.cells = new Map(start.cells);
  }

  string(path: readonly JsonFrame[], start: number, end: number): void {
    if (this.#kind === 'notebook') {
      this.#learn(path, start, end);
      if (isMedia(path)) {
        this.media.push({ start, end });
        return;
      }
    }
    if (start === end) return;
    const list = path.at(-1)?.kind === 'array' && isText(path.at(-2)?.key ?? '') ? path.slice(0, -1) : path;
    const name = pathName(list);
    if (this.#open?.name !== name) this.#begin(name, list);
    const open = this.#open!;
    // The entries of a traceback are lines without their ends.
    const index = path.at(-1)?.index ?? 0;
    if (index !== open.index && path.at(-2)?.key === 'traceback' && open.builder.length > 0)
      open.builder.byte(0x0a, start, 0);
    open.index = index;
    decodeString(this.#bytes, start, end, open.builder);
    open.end = end;
  }

  cut(): void {
    const open = this.#open;
    if (open) this.openAtCut = { name: open.name, lines: open.lines + countLines(open.builder.current) };
  }

  close(path: readonly JsonFrame[]): void {
    if (this.#open && pathName(path.slice(0, -1)) === this.#open.name) this.#flush();
  }

  finish(): { view: View; media: readonly Span[] } {
    this.#flush();
    return { view: this.#packed.finish(), media: this.media };
  }

  #begin(name: string, path: readonly JsonFrame[]): void {
    this.#flush();
    const key = this.#kind === 'notebook' ? cellKey(path) : undefined;
    const cell = key === undefined ? undefined : this.#cell(key);
    const frames = path.map((frame) => ({ ...frame }));
    const label = this.#kind === 'notebook' ? notebookPlace(frames, undefined) : name;
    const lines = this.#carried.name === name ? this.#carried.lines : 0;
    this.#carried = structuredStart.open;
    this.#open = { name, label, cell, builder: new TextBuilder(), lines, end: 0, index: -1 };
  }

  #flush(): void {
    const open = this.#open;
    this.#open = undefined;
    if (open === undefined || open.builder.length === 0) return;
    const decoded = stripAnsi(open.builder.finish(open.end));
    this.#packed.add(decoded, { chain: [], rules: 'all', place: (offset) => placeIn(open, decoded, offset) });
  }

  #cell(key: string): Cell {
    const known = this.cells.get(key);
    if (known) return known;
    const cell: Cell = {};
    this.cells.set(key, cell);
    return cell;
  }

  /** The id of a cell: `cells[3].id`. */
  #learn(path: readonly JsonFrame[], start: number, end: number): void {
    const last = path.at(-1)!;
    if (last?.key !== 'id' || last.kind !== 'object' || end - start > 64) return;
    const key = cellKey(path);
    if (key !== undefined && pathName(path.slice(0, -1)) === key)
      this.#cell(key).id = this.#bytes.toString('utf8', start, end);
  }
}

/** Lists under these names are one text in lines; elements of any other list are texts of their own. */
function isText(name: string): boolean {
  return /^(?:source|input|text|traceback|stream|html|svg|latex|javascript|json|exec|(?:text|application|image)\/.*)$/.test(
    name,
  );
}

function placeIn(open: Open, { bytes }: Decoded, offset: number): LogicalPlace {
  const line = open.lines + countLines(bytes.subarray(0, offset)) + 1;
  const id = open.cell?.id;
  const label = id === undefined ? open.label : open.label.replace(/^cell \d+/, (cell) => `${cell} [${id}]`);
  return { text: `${label} line ${line}`, name: open.name };
}

/** Writes the text of a JSON string, without its quotes, to `builder`: escapes undone. */
export function decodeString(bytes: Buffer, start: number, end: number, builder: TextBuilder): void {
  let copied = start;
  for (let at = bytes.indexOf(0x5c, start); at >= 0 && at < end; ) {
    const found = readEscape.backslash(bytes, at, end);
    const next = at + (found?.length ?? 1);
    if (found !== undefined) {
      builder.copy(bytes.subarray(copied, at), copied);
      builder.character(found.value, at, found.length);
      copied = next;
    }
    at = bytes.indexOf(0x5c, next);
  }
  builder.copy(bytes.subarray(copied, end), copied);
}

function countLines(bytes: Uint8Array): number {
  let count = 0;
  for (const byte of bytes) if (byte === 0x0a) count++;
  return count;
}

function lastOf(cells: ReadonlyMap<string, Cell>): ReadonlyMap<string, Cell> {
  return new Map([...cells].slice(-2));
}
