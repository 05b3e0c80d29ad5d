// All views of some bytes, for callers that search texts themselves: members of archives, strings of structured documents, what is encoded. For
// what has to be read as a whole whatever has changed in it; and the measure for what is not (encoded-searcher.ts). A match in a view is a
// candidate; the finding is made later, by a scan of the bytes under their path.

import { type ArchiveKind, sniffArchive } from '../archive/sniff-archive.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { InsideLimits } from '../model/limits.ts';
import { decodeEncoded } from '../views/encoded/decode-encoded.ts';
import { RunFinder } from '../views/encoded/find-runs.ts';
import { printableView } from '../views/printable-runs.ts';
import { composeMaps } from '../views/span-map.ts';
import { sniffStructured } from '../views/structured/sniff-structured.ts';
import { readStructured, structuredStart } from '../views/structured/structured-view.ts';
import { textView } from '../views/text-view.ts';
import type { View } from '../views/view.ts';
import { maxDecodedBytes } from './encoded-searcher.ts';
import type { PathOrigin } from './inside-scan.ts';
import { loadInside } from './load-inside.ts';
import { MemberText } from './member-text.ts';

/** As the scan of a file has it, where an archive's members are given piece by piece. */
const sizes = { chunkBytes: 4 << 20, overlapBytes: 256 << 10 };

/** `map` leads to the bytes; in a member of an archive it leads to the member's. */
export type OnView = (view: View, member: string) => void;

/** What there was to say about views, besides the views. */
export type ViewsResult = {
  /** Of what could not be read; `path` is that of a member, or empty. */
  readonly diagnostics: readonly Diagnostic[];
  /** Bytes of texts that were unpacked. */
  readonly unpackedBytes: number;
};

export class WholeViews {
  readonly #limits: InsideLimits;
  readonly #finder = new RunFinder();

  constructor(limits: InsideLimits) {
    this.#limits = limits;
  }

  /** What kind of archive these bytes are, if they are one that is to be opened. */
  archiveKind(bytes: Buffer): ArchiveKind | undefined {
    return this.#limits.maxDepth > 0 ? sniffArchive(bytes) : undefined;
  }

  /** Gives every view of the bytes but the text that they are themselves. */
  visit(bytes: Buffer, onView: OnView): ViewsResult {
    const kind = this.archiveKind(bytes);
    if (kind !== undefined) return this.visitArchive(bytes, kind, onView);
    const diagnostics: Diagnostic[] = [];
    const text = textView(bytes);
    const isWide = text !== undefined && text.bytes !== bytes;
    if (text) diagnostics.push(...(isWide ? this.visitEncoded(text, '', onView) : this.visitText(text, onView)));
    else if (this.#limits.binary) diagnostics.push(...this.visitBinary(bytes, onView));
    return { diagnostics, unpackedBytes: 0 };
  }

  /** The members of an archive, or the text that compressed data is; and what is in them. */
  visitArchive(bytes: Buffer, kind: ArchiveKind, onView: OnView): ViewsResult {
    const diagnostics: Diagnostic[] = [];
    const origin: PathOrigin = { kind: 'file', path: '' };
    const scan = loadInside().startInside(origin, kind, {
      limits: this.#limits,
      sizes,
      startText: ({ path }) => {
        const member = path.slice(1);
        const setting = { name: member, isReadingBinary: this.#limits.binary, ...sizes };
        return new MemberText(setting, (view, isDecodable) => {
          onView(view, member);
          if (isDecodable) diagnostics.push(...this.visitEncoded(view, member, onView));
        });
      },
      scanView: ({ path }, view) => {
        const member = path.slice(1);
        onView(view, member);
        diagnostics.push(...this.visitEncoded(view, member, onView));
        return [];
      },
    });
    scan.push(bytes);
    const result = scan.finish();
    const told = result.diagnostics.map((item) => ({ ...item, path: (item.path ?? '').replace(/^!/, '') }));
    return { diagnostics: [...told, ...diagnostics], unpackedBytes: result.coverage.bytes };
  }

  /** What can be read of a binary file. */
  visitBinary(bytes: Buffer, onView: OnView): readonly Diagnostic[] {
    const view = printableView(bytes, 0);
    onView(view, '');
    return this.visitEncoded(view, '', onView);
  }

  /** What is in a text: the strings of a structured document, and what is encoded. */
  visitText(text: View, onView: OnView): readonly Diagnostic[] {
    const bytes = asBuffer(text.bytes);
    const kind = sniffStructured(bytes, '');
    if (kind === undefined) return this.visitEncoded(text, '', onView);
    const { view, next } = readStructured(kind, bytes, 0, bytes.length, structuredStart);
    const inside = { ...view, map: composeMaps(view.map, text.map) };
    onView(inside, '');
    const diagnostics = this.visitEncoded(inside, '', onView);
    // Where it turned out to be no such document after all, it is a text like any other.
    return next ? diagnostics : [...diagnostics, ...this.visitEncoded(text, '', onView)];
  }

  /** What is encoded in a text. */
  visitEncoded(text: View, member: string, onView: OnView): readonly Diagnostic[] {
    const diagnostics: Diagnostic[] = [];
    let layer = text;
    for (let depth = 0; depth < this.#limits.maxDecodeDepth; depth++) {
      const next = decodeEncoded(
        { bytes: asBuffer(layer.bytes), ...(layer.parts ? { parts: layer.parts } : {}) },
        this.#finder,
        {
          maxUnpackedBytes: Math.min(this.#limits.maxUnpackedBytes, maxDecodedBytes),
          onUnread: (_at, message) =>
            diagnostics.push({ code: 'limit-reached', message, path: member, affectsCoverage: true }),
        },
      );
      if (next === undefined) break;
      layer = { ...next, map: composeMaps(next.map, layer.map) };
      onView(layer, member);
    }
    return diagnostics;
  }
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
