// The text of an archive's member as views, chunk by chunk, in the same pieces that the scan of a file has; finds nothing itself.

import { emptyCoverage } from '../model/coverage.ts';
import type { FileChunk } from '../sources/read-file.ts';
import { printableView } from '../views/printable-runs.ts';
import { type Sniffed, sniff } from '../views/sniff.ts';
import { shiftMap } from '../views/span-map.ts';
import { type StructuredKind, sniffStructured } from '../views/structured/sniff-structured.ts';
import { readStructured, type StructuredState, structuredStart } from '../views/structured/structured-view.ts';
import { rawView, type View } from '../views/view.ts';
import { decodeWide, type WideEncoding, wideNames } from '../views/wide-text.ts';
import type { TextScan } from './chunk-feeder.ts';
import { emptyResult, type ScanResult } from './file-scanner.ts';

type Chunk = Extract<FileChunk, { kind: 'chunk' }>;

/** A document that is read piece by piece: where the next piece begins in the member. */
type Structured = { readonly kind: StructuredKind; readonly at: number; readonly state: StructuredState };

/** `isDecodable`: what is encoded in it is to be looked at. */
export type OnText = (view: View, isDecodable: boolean) => void;

export type MemberSetting = {
  /** Decides on structured documents; may be empty. */
  readonly name: string;
  readonly isReadingBinary: boolean;
  /** Bytes that consecutive chunks share. */
  readonly overlapBytes: number;
};

export class MemberText implements TextScan {
  readonly isReadingBinary: boolean;
  readonly #setting: MemberSetting;
  readonly #onText: OnText;
  #kind: Sniffed = 'text';
  #structured: Structured | undefined;
  #bytes = 0;

  constructor(setting: MemberSetting, onText: OnText) {
    this.isReadingBinary = setting.isReadingBinary;
    this.#setting = setting;
    this.#onText = onText;
  }

  add(chunk: Chunk): boolean {
    const { bytes, offset } = chunk;
    if (offset === 0) this.#sniff(bytes);
    if (this.#kind === 'binary' && !this.isReadingBinary) return false;
    this.#bytes = offset + bytes.length;
    const view = this.#view(bytes, offset);
    if (this.#structured) this.#addStructured(view, chunk, this.#structured);
    else this.#onText(view, true);
    return true;
  }

  finish(): ScanResult {
    return { ...emptyResult, coverage: { ...emptyCoverage, bytes: this.#bytes } };
  }

  #sniff(bytes: Buffer): void {
    this.#kind = sniff(bytes);
    const isPlain = this.#kind !== 'binary' && !(this.#kind in wideNames);
    const kind = isPlain ? sniffStructured(bytes, this.#setting.name) : undefined;
    if (kind) this.#structured = { kind, at: 0, state: structuredStart };
  }

  #view(bytes: Buffer, offset: number): View {
    const isWide = this.#kind in wideNames;
    const view =
      this.#kind === 'binary'
        ? printableView(bytes, offset)
        : isWide
          ? decodeWide(bytes, this.#kind as WideEncoding, offset === 0)
          : rawView(bytes);
    return { ...view, map: shiftMap(view.map, offset) };
  }

  #addStructured(text: View, { bytes, offset, isLast }: Chunk, { kind, at, state }: Structured): void {
    const cut = isLast ? bytes.length : bytes.length - this.#setting.overlapBytes;
    const { view, next } = readStructured(kind, bytes, at - offset, cut, state);
    this.#onText({ ...view, map: shiftMap(view.map, offset) }, true);
    this.#onText(text, next === undefined);
    this.#structured = next && { kind, at: next.at + offset, state: next.state };
  }
}
