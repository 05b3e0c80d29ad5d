// A layer's bytes, as they are stored, to the files in it: decompressed and unpacked as they stream by, told by magic bytes alone. What is no tar is
// one file: attestations, charts and other artifacts are stored like layers.

import type { Diagnostic } from '../model/diagnostic.ts';
import { ArchiveError } from './archive-error.ts';
import { createDecoder, type Decoder } from './decoder.ts';
import type { EntryLink, ImageEvent, ImageLimits } from './image-events.ts';
import { layerPath } from './layer-path.ts';
import { OutputLimit } from './output-limit.ts';
import { compressionMagicBytes, sniffCompression } from './sniff-compression.ts';
import { type TarEntry, TarReader } from './tar.ts';
import { blockBytes, isZeroBlock, readTarHeader } from './tar-header.ts';

export type LayerSetting = {
  /** Names the layer in diagnostics. */
  readonly place: string;
  /** Path of the one file, when it is no tar. */
  readonly title: string;
  readonly limits: ImageLimits;
};

export class LayerReader {
  readonly #setting: LayerSetting;
  readonly #output: OutputLimit;
  /** The first bytes, as long as they do not tell what it is. */
  #head: Uint8Array = new Uint8Array(0);
  #decoder: Decoder | undefined;
  #kind: 'unknown' | 'stored' | 'compressed' | 'over' = 'unknown';
  #tar: TarReader | undefined;
  #content: 'unknown' | 'tar' | 'file' = 'unknown';
  #contentHead: Uint8Array = new Uint8Array(0);
  #isInFile = false;
  #problems = 0;

  constructor(setting: LayerSetting) {
    this.#setting = setting;
    const { maxLayerBytes: maxBytes, maxRatio, ratioFromBytes } = setting.limits;
    this.#output = new OutputLimit({ maxBytes, maxRatio, ratioFromBytes });
  }

  /** True when nothing more can be got out of it. */
  get isOver(): boolean {
    return this.#kind === 'over';
  }

  *push(input: Uint8Array): Generator<ImageEvent, void, undefined> {
    if (this.#kind === 'over') return;
    try {
      this.#output.addInput(input.length);
      if (this.#kind !== 'unknown') yield* this.#decode(input);
      else {
        this.#head = join(this.#head, input);
        if (this.#head.length >= compressionMagicBytes) yield* this.#begin();
      }
    } catch (error) {
      yield* this.#giveUp(error);
    }
  }

  /** No more will come. */
  *finish(): Generator<ImageEvent, void, undefined> {
    try {
      if (this.#kind === 'unknown') yield* this.#begin();
      if (this.#kind === 'compressed') for (const bytes of this.#decoder!.finish()) yield* this.#unpack(bytes);
      if (this.#kind !== 'over') yield* this.#end();
    } catch (error) {
      yield* this.#giveUp(error);
    }
    this.close();
  }

  close(): void {
    this.#kind = 'over';
    this.#decoder?.close();
  }

  *#begin(): Generator<ImageEvent, void, undefined> {
    const head = this.#head;
    const compression = sniffCompression(head);
    this.#kind = compression ? 'compressed' : 'stored';
    if (compression) this.#decoder = createDecoder(compression);
    this.#head = new Uint8Array(0);
    yield* this.#decode(head);
  }

  *#decode(input: Uint8Array): Generator<ImageEvent, void, undefined> {
    if (!this.#decoder) yield* this.#unpack(input);
    else for (const bytes of this.#decoder.push(input)) yield* this.#unpack(bytes);
  }

  *#unpack(bytes: Uint8Array): Generator<ImageEvent, void, undefined> {
    this.#output.addOutput(bytes.length);
    if (this.#content === 'tar') yield* this.#entries(this.#tar!.push(bytes));
    else if (this.#content === 'file') yield { kind: 'data', bytes };
    else {
      this.#contentHead = join(this.#contentHead, bytes);
      if (this.#contentHead.length >= blockBytes) yield* this.#beginContent();
    }
  }

  *#beginContent(): Generator<ImageEvent, void, undefined> {
    const head = this.#contentHead;
    const block = head.subarray(0, blockBytes);
    this.#contentHead = new Uint8Array(0);
    // A tar without entries is nothing but zeros.
    if (head.length >= blockBytes && (readTarHeader(block) !== undefined || isZeroBlock(block))) {
      this.#content = 'tar';
      this.#tar = new TarReader(this.#setting.limits.maxEntries);
      yield* this.#entries(this.#tar.push(head));
      return;
    }
    this.#content = 'file';
    this.#isInFile = true;
    yield { kind: 'file', path: layerPath(this.#setting.title), size: undefined };
    yield { kind: 'data', bytes: head };
  }

  *#entries(events: ReturnType<TarReader['push']>): Generator<ImageEvent, void, undefined> {
    for (const event of events) {
      switch (event.kind) {
        case 'data':
          yield event;
          break;
        case 'end':
          this.#isInFile = false;
          yield event;
          break;
        case 'problem':
          yield* this.#problem(event.error);
          break;
        case 'entry': {
          const { kind, path: written, linkPath, size } = event.entry;
          const path = layerPath(written);
          if (kind === 'file') {
            this.#isInFile = true;
            yield { kind: 'file', path, size };
          } else {
            const link = linkOf(kind, linkPath);
            yield { kind: 'other', path, isFolder: kind === 'directory', ...(link ? { link } : {}) };
          }
        }
      }
    }
  }

  *#end(): Generator<ImageEvent, void, undefined> {
    if (this.#content === 'unknown' && this.#contentHead.length > 0) yield* this.#beginContent();
    if (this.#content === 'tar') yield* this.#entries(this.#tar!.finish());
    if (this.#isInFile) yield { kind: 'end' };
    this.#isInFile = false;
  }

  /** What was read so far stands, and the file that was being read ends here. */
  *#giveUp(error: unknown): Generator<ImageEvent, void, undefined> {
    if (!(error instanceof ArchiveError)) throw error;
    yield* this.#problem(error);
    this.close();
    if (this.#content === 'unknown' && this.#contentHead.length > 0) yield* this.#beginContent();
    if (this.#isInFile) yield { kind: 'end' };
    this.#isInFile = false;
  }

  *#problem(error: ArchiveError): Generator<ImageEvent, void, undefined> {
    this.#problems++;
    if (this.#problems > maxProblems) return;
    const more = this.#problems === maxProblems ? '; further problems of it are not listed' : '';
    const diagnostic: Diagnostic = {
      code: error.code,
      message: error.message + more,
      path: this.#setting.place,
      affectsCoverage: true,
    };
    yield { kind: 'problem', diagnostic };
  }
}

/** Of one layer: a damaged one may have a problem at every block. */
const maxProblems = 20;

function linkOf(kind: TarEntry['kind'], linkPath: string): EntryLink | undefined {
  if (kind === 'hardlink') return { kind: 'hard', path: layerPath(linkPath) };
  return kind === 'symlink' ? { kind: 'symbolic', path: linkPath } : undefined;
}

function join(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return Uint8Array.from(b);
  const joined = new Uint8Array(a.length + b.length);
  joined.set(a);
  joined.set(b, a.length);
  return joined;
}
