// For callers that search texts themselves, as a history does with its deltas: says cheaply whether there is more in some bytes than meets the eye,
// and gives every view of them. A match in a view is a candidate; the finding is made later, by a scan of the bytes under their path.

import { archiveHeadBytes, sniffArchive } from '../archive/sniff-archive.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { InsideLimits } from '../model/limits.ts';
import type { Span } from '../model/span.ts';
import { decodeEncoded } from '../views/encoded/decode-encoded.ts';
import { RunFinder } from '../views/encoded/find-runs.ts';
import { composeMaps } from '../views/span-map.ts';
import { sniffStructured } from '../views/structured/sniff-structured.ts';
import { readStructured, structuredStart } from '../views/structured/structured-view.ts';
import { textView } from '../views/text-view.ts';
import type { View } from '../views/view.ts';
import type { TextScan } from './chunk-feeder.ts';
import { emptyResult, type ScanResult } from './file-scanner.ts';
import { InsideScan, type PathOrigin } from './inside-scan.ts';

/** Looked at around what has changed: an encoded run may have begun before it. */
const contextBytes = 1024;
/** As the scan of a file has it, where an archive's members are given piece by piece. */
const sizes = { chunkBytes: 4 << 20, overlapBytes: 256 << 10 };

/** `map` leads to the bytes; in a member of an archive it leads to the member's. */
export type OnView = (view: View, member: string) => void;

export class WholeViews {
  readonly #limits: InsideLimits;
  readonly #finder = new RunFinder();

  constructor(limits: InsideLimits) {
    this.#limits = limits;
  }

  /**
   * Whether `visit` could give anything. `areas` are the parts that are new, ascending and disjoint: what is encoded elsewhere was seen in the
   * text that this one was made from. Structured documents and archives have to be read as a whole whatever has changed.
   */
  needs(bytes: Buffer, areas?: readonly Span[]): boolean {
    const { maxDepth, maxDecodeDepth } = this.#limits;
    if (maxDepth > 0 && sniffArchive(bytes.subarray(0, archiveHeadBytes))) return true;
    if (sniffStructured(bytes, '')) return true;
    if (maxDecodeDepth === 0) return false;
    return (areas ?? [{ start: 0, end: bytes.length }]).some(({ start, end }) => {
      const { runs, escapes } = this.#finder.find(
        bytes.subarray(Math.max(0, start - contextBytes), end + contextBytes),
      );
      return runs.length > 0 || escapes.length > 0;
    });
  }

  /** Gives every view of the bytes but the text that they are themselves; and what could not be read. */
  visit(bytes: Buffer, onView: OnView): readonly Diagnostic[] {
    const diagnostics: Diagnostic[] = [];
    const kind = this.#limits.maxDepth > 0 ? sniffArchive(bytes.subarray(0, archiveHeadBytes)) : undefined;
    if (kind === undefined) {
      const text = textView(bytes);
      if (text) this.#visitText(text, '', onView, diagnostics);
      return diagnostics;
    }
    const origin: PathOrigin = { kind: 'file', path: '' };
    const scan = new InsideScan(origin, kind, {
      limits: this.#limits,
      sizes,
      startText: ({ path }) => new MemberText((text) => this.#visitMember(text, path.slice(1), onView, diagnostics)),
      scanView: ({ path }, view) => {
        onView(view, path.slice(1));
        this.#visitEncoded(view, path.slice(1), onView, diagnostics);
        return [];
      },
    });
    scan.push(bytes);
    return [...diagnostics, ...scan.finish().diagnostics];
  }

  #visitMember(bytes: Buffer, member: string, onView: OnView, diagnostics: Diagnostic[]): void {
    const text = textView(bytes);
    if (!text) return;
    onView(text, member);
    this.#visitText(text, member, onView, diagnostics);
  }

  #visitText(text: View, member: string, onView: OnView, diagnostics: Diagnostic[]): void {
    const kind = sniffStructured(text.bytes, '');
    if (kind) {
      const bytes = asBuffer(text.bytes);
      const { view } = readStructured(kind, bytes, 0, bytes.length, structuredStart);
      const inside = { ...view, map: composeMaps(view.map, text.map) };
      onView(inside, member);
      this.#visitEncoded(inside, member, onView, diagnostics);
    }
    this.#visitEncoded(text, member, onView, diagnostics);
  }

  #visitEncoded(text: View, member: string, onView: OnView, diagnostics: Diagnostic[]): void {
    let layer = text;
    for (let depth = 0; depth < this.#limits.maxDecodeDepth; depth++) {
      const next = decodeEncoded(
        { bytes: asBuffer(layer.bytes), ...(layer.parts ? { parts: layer.parts } : {}) },
        this.#finder,
        {
          maxUnpackedBytes: Math.min(this.#limits.maxUnpackedBytes, 64 << 20),
          onUnread: (_at, message) =>
            diagnostics.push({ code: 'limit-reached', message, path: member, affectsCoverage: true }),
        },
      );
      if (next === undefined) return;
      layer = { ...next, map: composeMaps(next.map, layer.map) };
      onView(layer, member);
    }
  }
}

/** Takes the chunks of a member and finds nothing itself. */
class MemberText implements TextScan {
  readonly isReadingBinary = false;
  readonly #onText: (bytes: Buffer) => void;

  constructor(onText: (bytes: Buffer) => void) {
    this.#onText = onText;
  }

  add({ bytes }: { readonly bytes: Buffer }): boolean {
    this.#onText(bytes);
    return true;
  }

  finish(): ScanResult {
    return emptyResult;
  }
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
