// From a text to a view of what is encoded in it: one layer. The caller scans the view and asks again for the next layer.
//
// In decoded text only rules are believed that know a token by its own form, unless it is clearly a configuration or a script: encoded data
// decodes to all kinds of words, and what goes by the names around a value would cry wolf.

import { gunzipSync } from 'node:zlib';
import type { Span } from '../../model/span.ts';
import { spansOverlap } from '../../model/span.ts';
import { PackedView } from '../packed-view.ts';
import type { SpanMap } from '../span-map.ts';
import { type Decoded, TextBuilder } from '../text-builder.ts';
import { textView } from '../text-view.ts';
import { partOf, type View, type ViewPart } from '../view.ts';
import { isConfigText } from './config-text.ts';
import { decodeBase64, decodeHex } from './decode-runs.ts';
import { escapeSegments } from './escape-segments.ts';
import type { EncodedRun, RunFinder } from './find-runs.ts';
import { type EscapeKind, escapeStarts, readEscape } from './read-escape.ts';

/** As reports call them. */
export const escapeNames: Readonly<Record<EscapeKind, string>> = {
  percent: 'percent',
  entity: 'html-entities',
  backslash: 'backslash',
  quoted: 'quoted-printable',
};
const escapeKinds: readonly EscapeKind[] = Object.keys(escapeNames) as EscapeKind[];

export type EncodedText = {
  readonly bytes: Buffer;
  /** Those of the view that `bytes` are of: nothing is decoded across them. */
  readonly parts?: readonly ViewPart[];
  /** Only what touches one of these is decoded. */
  readonly regions?: readonly Span[];
};

export type DecodeLimits = {
  /** Most bytes that compressed data in one text may unpack to. */
  readonly maxUnpackedBytes: number;
  /** Told of compressed data that was not read, or not to its end, and why. */
  readonly onUnread: (at: number, reason: string) => void;
};

/** The encoded texts in `text`, decoded once; undefined when there is nothing. Offsets lead back to `text.bytes`. */
export function decodeEncoded(text: EncodedText, finder: RunFinder, limits: DecodeLimits): View | undefined {
  const { runs, escapes } = finder.find(text.bytes);
  if (runs.length === 0 && escapes.length === 0) return undefined;
  const packed = new PackedView();
  addRuns(text, runs, packed, limits);
  for (const kind of escapeKinds) {
    const ofKind = escapes.filter((run) => run.kind === kind);
    if (ofKind.length > 0) addSegments(text, kind, ofKind, packed);
  }
  return packed.length === 0 ? undefined : packed.finish();
}

function addRuns(text: EncodedText, runs: readonly EncodedRun[], packed: PackedView, limits: DecodeLimits): void {
  let done = 0;
  let room = limits.maxUnpackedBytes;
  for (const run of runs) {
    // A line that belongs to the run before.
    if (run.start < done) continue;
    const part = text.parts && partOf(text.parts, run);
    if (text.parts && part === undefined) continue;
    const limit = part?.end ?? text.bytes.length;
    const decoded = decodeRun(text.bytes, run, { end: limit, bytes: room });
    if (decoded.problem !== undefined) limits.onUnread(run.start, decoded.problem);
    if (run.kind === 'packed') room -= decoded.bytes.length;
    done = decoded.end;
    if (isWanted(text, { start: run.start, end: done })) addDecoded(decoded, decoded.chain, part, packed);
  }
}

/** A run undone: where it ended, which encodings it was in, and why it could not be read if it could not. */
export type DecodedRun = Decoded & {
  readonly end: number;
  readonly chain: readonly string[];
  readonly problem?: string;
};

/** `limit.end` is where it ends at the latest, `limit.bytes` what it may unpack to. */
export function decodeRun(
  bytes: Buffer,
  run: EncodedRun,
  limit: { readonly end: number; readonly bytes: number },
): DecodedRun {
  if (run.kind === 'packed') {
    const unpacked = unpack(bytes, run, limit.end, limit.bytes);
    return { ...unpacked, map: wholeMap(run.start, unpacked.end), chain: ['base64', 'gzip'] };
  }
  const builder = new TextBuilder();
  const end = run.kind === 'hex' ? decodeHex(bytes, run, builder) : decodeBase64(bytes, run, limit.end, builder);
  const { bytes: text, map } = builder.finish(end);
  return { bytes: text, map, end, chain: [run.kind] };
}

/** Adds a decoded text, whatever its encoding; leaves out what is none. */
export function addDecoded(
  decoded: Decoded,
  chain: readonly string[],
  outer: ViewPart | undefined,
  packed: PackedView,
): void {
  const view = textView(decoded.bytes);
  if (view === undefined || view.bytes.length === 0) return;
  const isWide = view.bytes !== decoded.bytes;
  const bytes = Buffer.from(view.bytes.buffer, view.bytes.byteOffset, view.bytes.length);
  const map: SpanMap = isWide
    ? { start: (at) => decoded.map.start(view.map.start(at)), end: (at) => decoded.map.end(view.map.end(at)) }
    : decoded.map;
  packed.add(
    { bytes, map },
    describe(outer, isWide ? [...chain, 'utf-16'] : chain, { map, rules: isConfigText(bytes) ? 'all' : 'specific' }),
  );
}

function addSegments(text: EncodedText, kind: EscapeKind, escapes: readonly EncodedRun[], packed: PackedView): void {
  for (const segment of escapeSegments(
    text.bytes,
    kind,
    escapes.filter((run) => isWanted(text, run)).map(({ start }) => start),
  )) {
    const { first } = segment;
    const part = text.parts && partOf(text.parts, { start: first, end: first });
    if (text.parts && part === undefined) continue;
    const start = Math.max(segment.start, part?.start ?? 0);
    const end = Math.min(segment.end, part?.end ?? text.bytes.length);
    const decoded = decodeSegment(text.bytes, kind, { start, end });
    packed.add(decoded, describe(part, [escapeNames[kind]], { map: decoded.map, rules: 'specific' }));
  }
}

/** The text of a segment with the escapes of one kind undone. */
export function decodeSegment(bytes: Buffer, kind: EscapeKind, { start, end }: Span): Decoded {
  const builder = new TextBuilder(end - start);
  const [first, read] = [escapeStarts[kind], readEscape[kind]];
  let copied = start;
  for (let at = bytes.indexOf(first, start); at >= 0 && at < end; ) {
    const found = read(bytes, at, end);
    const next = at + (found?.length ?? 1);
    if (found !== undefined) {
      builder.copy(bytes.subarray(copied, at), copied);
      if (found.value >= 0) {
        if (found.isByte) builder.byte(found.value, at, found.length);
        else builder.character(found.value, at, found.length);
      }
      copied = next;
    }
    at = bytes.indexOf(first, next);
  }
  if (copied < end) builder.copy(bytes.subarray(copied, end), copied);
  return builder.finish(end);
}

/** What a text inherits from the part it was encoded in. */
function describe(
  outer: ViewPart | undefined,
  inner: readonly string[],
  { map, rules }: Pick<ViewPart, 'rules'> & { readonly map: SpanMap },
): Omit<ViewPart, 'start' | 'end'> {
  const place = outer?.place;
  const chain = outer ? [...outer.chain, ...inner] : inner;
  return place ? { chain, rules, place: (offset) => place(map.start(offset)) } : { chain, rules };
}

function isWanted({ regions }: EncodedText, { start, end }: Span): boolean {
  return (
    regions === undefined || regions.some((region) => spansOverlap(region, { start, end: Math.max(end, start + 1) }))
  );
}

/** All of a compressed text comes from all of the run: where in it cannot be said. */
function wholeMap(start: number, end: number): SpanMap {
  return { start: () => start, end: () => end };
}

type Unpacked = { readonly end: number; readonly bytes: Buffer; readonly problem?: string };

function unpack(bytes: Buffer, run: EncodedRun, limit: number, room: number): Unpacked {
  const builder = new TextBuilder((run.end - run.start) * 2);
  const end = decodeBase64(bytes, run, limit, builder);
  const { bytes: packed } = builder.finish(end);
  if (room <= 0) return { end, bytes: Buffer.alloc(0), problem: 'more compressed data than the limit allows' };
  try {
    // A stream that was cut gives what there is of it.
    return { end, bytes: gunzipSync(packed, { maxOutputLength: room, finishFlush: 2 }) };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'ERR_BUFFER_TOO_LARGE')
      return { end, bytes: Buffer.alloc(0), problem: `compressed data that unpacks to more than ${room} bytes` };
    // Not gzip after all: four letters prove little.
    if (code.startsWith('Z_')) return { end, bytes: Buffer.alloc(0) };
    throw error;
  }
}
