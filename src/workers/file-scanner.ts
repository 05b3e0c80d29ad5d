// One file from its name to findings: read in chunks, tell text from binary, scan each chunk. Synchronous; memory does not grow with the
// file. An input's fault becomes a diagnostic and never stops the others.

import { archiveHeadBytes, sniffArchive } from '../archive/sniff-archive.ts';
import { advanceStart, startAt, type TextStart } from '../lib/line-index.ts';
import { contextBytes } from '../match/window.ts';
import { addCoverage, type Coverage, emptyCoverage, type SkipReason } from '../model/coverage.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Finding } from '../model/finding.ts';
import type { InsideLimits } from '../model/limits.ts';
import type { FileChunk, FileReader, FileRef } from '../sources/read-file.ts';
import { printableView } from '../views/printable-runs.ts';
import { sniff } from '../views/sniff.ts';
import { identityMap, shiftMap } from '../views/span-map.ts';
import { type StructuredKind, sniffStructured } from '../views/structured/sniff-structured.ts';
import { type StructuredState, structuredStart } from '../views/structured/structured-view.ts';
import { rawView, type View } from '../views/view.ts';
import { decodeWide, type WideEncoding, wideNames } from '../views/wide-text.ts';
import type { ArtifactScanner, Text } from './artifact-scanner.ts';
import type { InsideScan, InsideSetting, PathOrigin } from './inside-scan.ts';
import { loadInside } from './load-inside.ts';
import type { Physical } from './locate-secret.ts';
import type { TextScanner } from './text-scanner.ts';

/** Bytes of a file held at a time. A multiple of four, so that units of UTF-32 stay whole. */
const defaultChunkBytes = 4 << 20;

export type ScanResult = {
  readonly findings: readonly Finding[];
  readonly diagnostics: readonly Diagnostic[];
  readonly coverage: Coverage;
};

export const emptyResult: ScanResult = { findings: [], diagnostics: [], coverage: emptyCoverage };

/** Joins results of parts of one scan, in the order given. */
export function joinResults(results: readonly ScanResult[]): ScanResult {
  return {
    findings: results.flatMap(({ findings }) => findings),
    diagnostics: results.flatMap(({ diagnostics }) => diagnostics),
    coverage: results.reduce((sum, { coverage }) => addCoverage(sum, coverage), emptyCoverage),
  };
}

type Encoding = 'utf8' | WideEncoding;

export class StreamScanner {
  /** Bytes that consecutive chunks share: on each side room for a match, one that overlaps it, and their windows; four times that for UTF-32. */
  readonly overlapBytes: number;
  readonly chunkBytes: number;
  readonly #inside: InsideLimits;
  readonly #setting: StreamSetting;

  /** `chunkBytes` is a multiple of four and larger than the overlap of `maxMatchBytes`; tests make it small. */
  constructor(
    scanners: StreamScanners,
    maxMatchBytes: number,
    maxFileBytes: number,
    chunkBytes: number = defaultChunkBytes,
  ) {
    const { inside, ...rest } = scanners;
    this.overlapBytes = 16 * Math.max(maxMatchBytes + contextBytes, 4096);
    this.chunkBytes = chunkBytes;
    this.#inside = inside;
    const text = { ...rest, overlapBytes: this.overlapBytes, isReadingBinary: inside.binary };
    this.#setting = {
      ...text,
      maxFileBytes,
      inside: {
        limits: inside,
        sizes: this,
        startText: (member) => new StreamScan(member, { ...text, maxFileBytes: Number.POSITIVE_INFINITY }),
        scanView: (origin, view, onUnread) => text.texts.scan({ origin, view, physical: withoutLines }, onUnread),
      },
    };
  }

  scanFile(file: FileRef, reader: FileReader): ScanResult {
    const steps = this.steps(file, reader);
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
    }
  }

  /**
   * As `scanFile`, with a stop after each chunk that is not the last, so that the caller can look up from a large file. Continued with
   * `true`, it ends there with what it has.
   */
  *steps(file: FileRef, reader: FileReader): Generator<void, ScanResult, boolean | undefined> {
    const scan = this.start({ kind: 'file', path: file.path });
    for (const chunk of reader.chunks(file, this)) {
      if (chunk.kind === 'failed') return scan.fail(chunk.diagnostic);
      if (!scan.add(chunk)) break;
      if (!chunk.isLast && (yield)) break;
    }
    return scan.finish();
  }

  /** The result for bytes that are all there; 16 readable bytes lie behind them. */
  scanBytes(origin: PathOrigin, bytes: Buffer): ScanResult {
    const scan = this.start(origin);
    scan.add({ kind: 'chunk', bytes, offset: 0, isLast: true });
    return scan.finish();
  }

  /** As `scanBytes` for an archive that is to be opened; undefined for all others. */
  scanArchive(origin: PathOrigin, bytes: Buffer): ScanResult | undefined {
    if (this.#inside.maxDepth === 0 || !sniffArchive(bytes.subarray(0, archiveHeadBytes))) return undefined;
    return this.scanBytes(origin, bytes);
  }

  /** A scan of one stream, fed chunk by chunk. */
  start(origin: PathOrigin): StreamScan {
    return new StreamScan(origin, this.#setting);
  }
}

/** What has no lines: its findings are at its start, and name the place. */
const withoutLines: Physical = { locate: () => ({ line: 1, column: 1 }), map: identityMap };

type StreamScanners = {
  readonly artifacts: ArtifactScanner;
  readonly texts: TextScanner;
  readonly inside: InsideLimits;
};

type StreamSetting = Omit<StreamScanners, 'inside'> & {
  readonly isReadingBinary: boolean;
  /** How archives are opened; absent: whatever it is, it is scanned as it is. */
  readonly inside?: InsideSetting;
  readonly overlapBytes: number;
  readonly maxFileBytes: number;
};

type Chunk = Extract<FileChunk, { kind: 'chunk' }>;

/** A document that is read piece by piece: where the next piece begins in the file. */
type Structured = { readonly kind: StructuredKind; readonly at: number; readonly state: StructuredState };

export class StreamScan {
  readonly #origin: PathOrigin;
  readonly #setting: StreamSetting;
  readonly #findings: Finding[];
  #archive: InsideScan | undefined;
  #encoding: Encoding = 'utf8';
  #isBinary = false;
  #textStart: TextStart = { line: 1, column: 1 };
  #bytes = 0;
  #skipped: SkipReason | undefined;
  #missed: Diagnostic | undefined;
  /** How the document is read on; undefined for plain text. */
  #structured: Structured | undefined;
  /** Of parts that were not searched. */
  readonly #diagnostics: Diagnostic[] = [];

  constructor(origin: PathOrigin, setting: StreamSetting) {
    this.#origin = origin;
    this.#setting = setting;
    this.#findings = setting.artifacts.scanPath(origin);
  }

  /** Scans the next chunk. False when the rest of the stream is not wanted. */
  add(chunk: Chunk): boolean {
    const { bytes, offset } = chunk;
    const end = offset + bytes.length;
    if (end > this.#setting.maxFileBytes) {
      const message = `larger than the limit of ${this.#setting.maxFileBytes} bytes, not searched further than byte ${this.#bytes}`;
      this.#missed = { code: 'too-large', message, path: this.#origin.path, affectsCoverage: true };
      return false;
    }
    if (offset === 0) this.#openArchive(bytes);
    if (this.#archive) {
      this.#bytes = end;
      return this.#archive.push(offset === 0 ? bytes : bytes.subarray(this.#setting.overlapBytes));
    }
    if (offset === 0 && !this.#sniff(bytes)) return false;
    this.#scanChunk(chunk);
    this.#bytes = end;
    return true;
  }

  /** Whether text is looked for in what is none. */
  get isReadingBinary(): boolean {
    return this.#setting.isReadingBinary;
  }

  #openArchive(bytes: Uint8Array): void {
    const { inside } = this.#setting;
    const kind = inside && inside.limits.maxDepth > 0 ? sniffArchive(bytes.subarray(0, archiveHeadBytes)) : undefined;
    if (inside && kind) this.#archive = loadInside().startInside(this.#origin, kind, inside);
  }

  fail(diagnostic: Diagnostic): ScanResult {
    this.#missed = diagnostic;
    return this.finish();
  }

  finish(): ScanResult {
    const own = this.#ownResult();
    if (!this.#archive) return own;
    const { findings, diagnostics, coverage } = this.#archive.finish();
    return {
      findings: [...own.findings, ...findings],
      diagnostics: [...diagnostics, ...own.diagnostics],
      coverage: { ...coverage, missed: coverage.missed + own.coverage.missed },
    };
  }

  #ownResult(): ScanResult {
    const isSearched = this.#skipped === undefined && (this.#missed === undefined || this.#bytes > 0);
    return {
      findings: this.#findings,
      diagnostics: [...this.#diagnostics, ...(this.#missed ? [this.#missed] : [])],
      coverage: {
        artifacts: isSearched ? 1 : 0,
        bytes: this.#bytes,
        skipped: this.#skipped ? { [this.#skipped]: 1 } : {},
        missed: this.#diagnostics.length + (this.#missed ? 1 : 0),
      },
    };
  }

  #sniff(bytes: Uint8Array): boolean {
    const kind = sniff(bytes);
    if (kind === 'binary') {
      this.#isBinary = this.#setting.isReadingBinary;
      if (!this.#isBinary) this.#skipped = 'binary';
      return this.#isBinary;
    }
    if (kind in wideNames) this.#encoding = kind as WideEncoding;
    const structured = kind in wideNames ? undefined : sniffStructured(bytes, this.#origin.path);
    if (structured) this.#structured = { kind: structured, at: 0, state: structuredStart };
    return true;
  }

  #scanChunk({ bytes, offset, isLast }: Chunk): void {
    if (this.#isBinary) {
      this.#scanBinary({ bytes, offset, isLast });
      return;
    }
    const isStart = offset === 0;
    const half = this.#setting.overlapBytes / 2;
    const view = shiftView(this.#view(bytes, isStart), offset);
    const owned = {
      start: isStart ? 0 : this.#view(bytes.subarray(0, half), isStart).bytes.length,
      end: isLast ? Number.POSITIVE_INFINITY : this.#view(bytes.subarray(0, -half), isStart).bytes.length,
    };
    const whole = { origin: this.#origin, view, textStart: this.#textStart };
    const text = isStart && isLast ? whole : { ...whole, owned };
    if (this.#structured === undefined) this.#findings.push(...this.#setting.texts.scan(text, this.#onUnread));
    else this.#scanStructured(text, this.#structured, { bytes, offset, isLast });
    if (!isLast) this.#textStart = this.#nextStart(bytes, isStart);
  }

  #scanStructured(
    text: Text,
    { kind, at, state }: Structured,
    { bytes, offset, isLast }: Pick<Chunk, 'bytes' | 'offset' | 'isLast'>,
  ): void {
    const cut = isLast ? bytes.length : bytes.length - this.#setting.overlapBytes;
    const piece = { kind, from: at - offset, cut, state };
    const { findings, next } = this.#setting.texts.scanStructured(text, piece, this.#onUnread);
    this.#findings.push(...findings);
    this.#structured = next && { kind, at: next.at + offset, state: next.state };
  }

  /** A binary file has no lines: its findings are at its start, and name the byte. */
  #scanBinary({ bytes, offset, isLast }: Pick<Chunk, 'bytes' | 'offset' | 'isLast'>): void {
    const half = this.#setting.overlapBytes / 2;
    const owned = { start: offset === 0 ? 0 : half, end: isLast ? Number.POSITIVE_INFINITY : bytes.length - half };
    const physical = { locate: () => ({ line: 1, column: 1 }), map: shiftMap(identityMap, offset) };
    const found = this.#setting.texts.scan(
      { origin: this.#origin, view: printableView(bytes, offset), owned, physical },
      this.#onUnread,
    );
    this.#findings.push(...found);
  }

  readonly #onUnread = (message: string): void => {
    this.#diagnostics.push({ code: 'limit-reached', message, path: this.#origin.path, affectsCoverage: true });
  };

  #nextStart(bytes: Buffer, isStart: boolean): TextStart {
    const cut = bytes.length - this.#setting.overlapBytes;
    if (this.#encoding === 'utf8') return startAt(this.#textStart, bytes, cut);
    // Half of a surrogate pair is a character of one unit on each side of the cut.
    return advanceStart(this.#textStart, this.#view(bytes.subarray(0, cut), isStart).bytes);
  }

  /** `isStart`: the bytes begin with the file, not somewhere in it. */
  #view(bytes: Buffer, isStart: boolean): View {
    return this.#encoding === 'utf8' ? rawView(bytes) : decodeWide(bytes, this.#encoding, isStart);
  }
}

function shiftView(view: View, by: number): View {
  return by === 0 ? view : { ...view, map: shiftMap(view.map, by) };
}
