// Whatever a stream turns out to be: an archive, whose members are scanned as streams of their own, compressed data, or a text. Fed piece by piece;
// nothing is written to disk and nothing held but the chunk that is being scanned at each depth. A limit or damage ends the part it concerns, is told,
// and the rest is scanned.

import { ArchiveError } from '../archive/archive-error.ts';
import { Bzip2Decoder } from '../archive/bzip2.ts';
import { createDecoder, type Decoder } from '../archive/decoder.ts';
import { OutputLimit } from '../archive/output-limit.ts';
import { type ArchiveKind, archiveHeadBytes, type Compression, sniffArchive } from '../archive/sniff-archive.ts';
import { XzDecoder } from '../archive/xz.ts';
import { addCoverage, type Coverage, emptyCoverage } from '../model/coverage.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Finding } from '../model/finding.ts';
import type { InsideLimits } from '../model/limits.ts';
import type { Location } from '../model/location.ts';
import type { Origin } from '../model/origin.ts';
import type { View } from '../views/view.ts';
import { ChunkFeeder, type TextScan } from './chunk-feeder.ts';
import { DocumentSink, type DocumentTarget } from './document-sink.ts';
import type { ScanResult } from './file-scanner.ts';
import { type MemberTarget, memberSink, type Sink } from './member-sinks.ts';

/** What is smaller unpacked is no bomb, whatever its ratio. */
const ratioFromBytes = 1 << 20;

export type PathOrigin = Origin & { readonly path: string };

export type InsideSetting = {
  readonly limits: InsideLimits;
  readonly sizes: { readonly chunkBytes: number; readonly overlapBytes: number };
  /** A scan of a text; it does not look for archives. */
  startText(origin: PathOrigin): TextScan;
  /** Findings in texts of a document, whose bytes have no lines; `onUnread` is told of what in them was not read. */
  scanView(origin: PathOrigin, view: View, onUnread: (message: string) => void): readonly Finding[];
};

/** What all parts of one outermost stream share. */
type Shared = {
  readonly setting: InsideSetting;
  /** Of the outermost archive. */
  readonly path: string;
  unpackedBytes: number;
  readonly findings: Finding[];
  readonly diagnostics: Diagnostic[];
  coverage: Coverage;
};

/** Scans a stream that begins as an archive. */
export class InsideScan {
  readonly #shared: Shared;
  readonly #sink: Sink;
  #isOver = false;

  constructor(origin: PathOrigin, kind: ArchiveKind, setting: InsideSetting) {
    this.#shared = {
      setting,
      path: origin.path,
      unpackedBytes: 0,
      findings: [],
      diagnostics: [],
      coverage: { ...emptyCoverage, artifacts: 1 },
    };
    this.#sink = archiveSink(this.#shared, { origin, depth: 1, chain: [] }, kind);
  }

  /** False when nothing more is wanted. */
  push(bytes: Uint8Array): boolean {
    if (!this.#isOver) this.#isOver = !attempt(this.#shared, this.#shared.path, () => this.#sink.push(bytes));
    return !this.#isOver;
  }

  finish(): ScanResult {
    if (!this.#isOver) attempt(this.#shared, this.#shared.path, () => this.#sink.finish());
    this.#isOver = true;
    const { findings, diagnostics, coverage } = this.#shared;
    const missed = diagnostics.filter(({ affectsCoverage }) => affectsCoverage).length;
    return { findings, diagnostics, coverage: { ...coverage, missed } };
  }
}

/** The place of a stream: `depth` archives are around what it holds; `chain` are the compressions that are no archives. */
type Place = { readonly origin: PathOrigin; readonly depth: number; readonly chain: readonly string[] };

/** Runs a part; its fault is told at `path`. False when it ended there. */
function attempt(shared: Shared, path: string, run: () => void): boolean {
  try {
    run();
    return true;
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    tell(shared, path, error);
    return false;
  }
}

function tell(shared: Shared, path: string, { code, message }: ArchiveError): void {
  const codes = {
    'archive-corrupt': 'archive-damaged',
    'archive-limit': 'limit-reached',
    'archive-unsupported': 'archive-unsupported',
  } as const;
  shared.diagnostics.push({ code: codes[code], message, path, affectsCoverage: true });
}

/** A stream of which nothing is known yet: waits for its first bytes. */
class UnknownSink implements Sink {
  readonly #shared: Shared;
  readonly #place: Place;
  #head: Buffer = Buffer.alloc(0);
  #sink: Sink | undefined;

  constructor(shared: Shared, place: Place) {
    this.#shared = shared;
    this.#place = place;
  }

  push(bytes: Uint8Array): void {
    if (this.#sink) {
      this.#sink.push(bytes);
      return;
    }
    this.#head = Buffer.concat([this.#head, bytes]);
    if (this.#head.length >= archiveHeadBytes) this.#decide();
  }

  finish(): void {
    if (!this.#sink) this.#decide();
    this.#sink!.finish();
  }

  #decide(): void {
    const kind = sniffArchive(this.#head);
    this.#sink = kind ? archiveSink(this.#shared, this.#place, kind) : textSink(this.#shared, this.#place);
    const head = this.#head;
    this.#head = Buffer.alloc(0);
    if (head.length > 0) this.#sink.push(head);
  }
}

function archiveSink(shared: Shared, place: Place, kind: ArchiveKind): Sink {
  const { maxDepth, maxEntries } = shared.setting.limits;
  if (kind.kind === 'unsupported') return skipSink(shared, place, `${kind.name} archives are not read`);
  if (place.depth > maxDepth) return refuseSink(`it lies in ${maxDepth} archives already`);
  if (kind.kind === 'compressed') return new CompressedSink(shared, place, kind.by);
  const members = new Members(shared, place);
  if (kind.kind === 'document') return new DocumentSink(kind.format, targetOf(shared, place, members), maxEntries);
  return memberSink(kind.kind, members, maxEntries);
}

function targetOf(shared: Shared, { origin, chain }: Place, members: Members): DocumentTarget {
  const tell = (diagnostic: Omit<Diagnostic, 'path'>, path: string): void => {
    shared.diagnostics.push({ ...diagnostic, path });
  };
  return {
    begin: (name) => members.begin(name),
    data: (bytes, packedBytes) => members.data(bytes, packedBytes),
    end: () => members.end(),
    search: (view) => {
      shared.coverage = addCoverage(shared.coverage, { ...emptyCoverage, bytes: view.bytes.length });
      return shared.setting.scanView(origin, view, (message) =>
        tell({ code: 'limit-reached', message, affectsCoverage: true }, origin.path),
      );
    },
    report: (findings) => {
      const member = origin.path.slice(shared.path.length + 1);
      for (const finding of findings) shared.findings.push(inMember(finding, member, chain));
    },
    tell: (diagnostic, name) => tell(diagnostic, name === undefined ? origin.path : members.pathOf(name)),
  };
}

/** Not read, and no hole: nobody promised to. */
function skipSink(shared: Shared, { origin }: Place, message: string): Sink {
  shared.diagnostics.push({ code: 'archive-unsupported', message, path: origin.path, affectsCoverage: false });
  return { push: () => undefined, finish: () => undefined };
}

function refuseSink(message: string): Sink {
  const refuse = (): never => {
    throw new ArchiveError('archive-limit', message);
  };
  return { push: refuse, finish: refuse };
}

function textSink(shared: Shared, { origin, chain }: Place): Sink {
  const scan = shared.setting.startText(origin);
  const feeder = new ChunkFeeder(scan, shared.setting.sizes);
  return {
    push: (bytes) => feeder.push(bytes),
    finish: () => {
      feeder.finish();
      const { findings, diagnostics, coverage } = scan.finish();
      const member = origin.path.slice(shared.path.length + 1);
      for (const finding of findings) shared.findings.push(inMember(finding, member, chain));
      shared.diagnostics.push(...diagnostics);
      shared.coverage = addCoverage(shared.coverage, { ...emptyCoverage, bytes: coverage.bytes });
    },
  };
}

function inMember(finding: Finding, member: string, chain: readonly string[]): Finding {
  const inside = (location: Location): Location => ({
    ...location,
    ...(chain.length > 0 ? { decoded: [...chain, ...(location.decoded ?? [])] } : {}),
    // Compressed data that is the whole of a file has no member.
    ...(member === '' ? {} : { member }),
  });
  const related = finding.related.map((item) => ({ ...item, location: inside(item.location) }));
  return { ...finding, location: inside(finding.location), related };
}

/** Counts what comes out, for this stream and for all of the outermost one. */
class Meter {
  readonly #shared: Shared;
  readonly #limit: OutputLimit;

  constructor(shared: Shared) {
    const { maxRatio, maxUnpackedBytes } = shared.setting.limits;
    this.#shared = shared;
    this.#limit = new OutputLimit({ maxBytes: maxUnpackedBytes, maxRatio, ratioFromBytes });
  }

  input(bytes: number): void {
    this.#limit.addInput(bytes);
  }

  output(bytes: number): void {
    this.#limit.addOutput(bytes);
    this.#shared.unpackedBytes += bytes;
    const { maxUnpackedBytes } = this.#shared.setting.limits;
    if (this.#shared.unpackedBytes > maxUnpackedBytes)
      throw new ArchiveError('archive-limit', `everything in it unpacks to more than ${maxUnpackedBytes} bytes`);
  }
}

class CompressedSink implements Sink {
  readonly #decoder: Decoder;
  readonly #meter: Meter;
  readonly #content: Sink;

  constructor(shared: Shared, { origin, depth, chain }: Place, by: Compression) {
    this.#decoder = decoderOf(by);
    this.#meter = new Meter(shared);
    // What is compressed has no name of its own: `a.tar.gz!conf/.env`, and a log is itself.
    this.#content = new UnknownSink(shared, { origin, depth: depth + 1, chain: [...chain, by] });
  }

  push(bytes: Uint8Array): void {
    this.#meter.input(bytes.length);
    this.#take(() => this.#decoder.push(bytes));
  }

  finish(): void {
    this.#take(() => this.#decoder.finish());
    this.#decoder.close();
    this.#content.finish();
  }

  #take(run: () => Generator<Uint8Array, void, undefined>): void {
    try {
      for (const piece of run()) {
        this.#meter.output(piece.length);
        this.#content.push(piece);
      }
    } catch (error) {
      this.#decoder.close();
      // What came before the damage is scanned.
      if (error instanceof ArchiveError) this.#content.finish();
      throw error;
    }
  }
}

function decoderOf(by: Compression): Decoder {
  if (by === 'bzip2') return new Bzip2Decoder();
  return by === 'xz' ? new XzDecoder() : createDecoder(by);
}

/** The member of an archive that is being read, if one is; what happens to it is its own matter. */
class Members implements MemberTarget {
  readonly #shared: Shared;
  readonly #place: Place;
  #path = '';
  #sink: Sink | undefined;
  #meter: Meter | undefined;

  constructor(shared: Shared, place: Place) {
    this.#shared = shared;
    this.#place = place;
  }

  /** A fault of the archive itself. */
  problem(error: ArchiveError): void {
    tell(this.#shared, this.#place.origin.path, error);
  }

  unreadable(name: string, code: 'encrypted' | 'archive-unsupported', message: string): void {
    this.#shared.diagnostics.push({ code, message, path: this.pathOf(name), affectsCoverage: true });
  }

  pathOf(name: string): string {
    return `${this.#place.origin.path}!${name}`;
  }

  begin(name: string): void {
    this.#path = this.pathOf(name);
    this.#meter = new Meter(this.#shared);
    this.#sink = new UnknownSink(this.#shared, {
      origin: { ...this.#place.origin, path: this.#path },
      depth: this.#place.depth + 1,
      chain: [],
    });
  }

  /** `packedBytes` went in for it. Throws ArchiveError when all there may be has come out. */
  data(bytes: Uint8Array, packedBytes: number): void {
    const [sink, meter] = [this.#sink, this.#meter];
    if (!sink || !meter) return;
    const isFine = attempt(this.#shared, this.#path, () => {
      meter.input(packedBytes);
      meter.output(bytes.length);
      sink.push(bytes);
    });
    if (!isFine) this.#sink = undefined;
    if (this.#shared.unpackedBytes > this.#shared.setting.limits.maxUnpackedBytes)
      throw new ArchiveError('archive-limit', 'the rest is not read');
  }

  end(): void {
    const sink = this.#sink;
    this.#sink = undefined;
    if (sink) attempt(this.#shared, this.#path, () => sink.finish());
  }
}
