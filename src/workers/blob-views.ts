// What is inside the blobs of a history: members of archives, strings of structured documents, what is encoded. Archives and documents are read as a
// whole, each version of them; what is encoded in texts is looked for where a version differs from its base.

import type { ArchiveKind } from '../archive/sniff-archive.ts';
import type { Matcher } from '../match/matcher.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { InsideLimits } from '../model/limits.ts';
import type { SpotDelta } from '../views/encoded/spot-finder.ts';
import { sniffStructured } from '../views/structured/sniff-structured.ts';
import { rawView, type View } from '../views/view.ts';
import { EncodedSearcher, type EncodedText, noneEncoded } from './encoded-searcher.ts';
import type { ViewCandidate, ViewSearcher } from './view-searcher.ts';
import { WholeViews } from './whole-views.ts';

/** What a blob-searching thread learns from looking inside. `member` is that of an archive, or empty. */
export type ViewSink = {
  onView(found: readonly ViewCandidate[], member: string): void;
  onDiagnostic(diagnostic: Diagnostic): void;
};

/** What is remembered of a text for those made from it; undefined where they must look for themselves. */
export type InsideText = EncodedText | undefined;

export class BlobViews {
  readonly #search: ViewSearcher;
  readonly #limits: InsideLimits;
  readonly #whole: WholeViews;
  readonly #encoded: EncodedSearcher | undefined;
  /** What is found in a piece of text depends on the piece alone. */
  readonly #isLocal: boolean;

  constructor(search: ViewSearcher, limits: InsideLimits, { parts }: Matcher) {
    this.#search = search;
    this.#limits = limits;
    this.#whole = new WholeViews(limits);
    if (limits.maxDecodeDepth > 0) this.#encoded = new EncodedSearcher(search, limits, parts.prefilter.scratch);
    this.#isLocal = !parts.hasGates && parts.table.shortGates.length === 0;
  }

  archiveKind(bytes: Buffer): ArchiveKind | undefined {
    return this.#whole.archiveKind(bytes);
  }

  /** Returns how many bytes were unpacked. */
  visitArchive(bytes: Buffer, kind: ArchiveKind, sink: ViewSink): number {
    const { diagnostics, unpackedBytes } = this.#whole.visitArchive(bytes, kind, this.#searchInto(sink));
    for (const diagnostic of diagnostics) sink.onDiagnostic(diagnostic);
    return unpackedBytes;
  }

  /** False when binary files are not looked at. */
  visitBinary(bytes: Buffer, sink: ViewSink): boolean {
    if (!this.#limits.binary) return false;
    for (const item of this.#whole.visitBinary(bytes, this.#searchInto(sink))) sink.onDiagnostic(item);
    return true;
  }

  /** A text of another encoding than UTF-8, decoded. */
  visitWide(text: View, sink: ViewSink): void {
    for (const item of this.#whole.visitEncoded(text, '', this.#searchInto(sink))) sink.onDiagnostic(item);
  }

  /** `delta` says how the text was made from one that was visited, of which `base` is known. */
  visitText(bytes: Buffer, delta: SpotDelta | undefined, base: InsideText, sink: ViewSink): InsideText {
    if (sniffStructured(bytes, '') !== undefined) {
      for (const item of this.#whole.visitText(rawView(bytes), this.#searchInto(sink))) sink.onDiagnostic(item);
      return undefined;
    }
    if (this.#encoded === undefined) return noneEncoded;
    if (this.#isLocal)
      return this.#encoded.search(bytes, delta, base, {
        onView: (found) => sink.onView(found, ''),
        onUnread: (message) => sink.onDiagnostic({ code: 'limit-reached', message, path: '', affectsCoverage: true }),
      });
    this.visitWide(rawView(bytes), sink);
    return undefined;
  }

  #searchInto(sink: ViewSink): (view: View, member: string) => void {
    return (view, member) => {
      const found = this.#search.search(view);
      if (found.length > 0) sink.onView(found, member);
    };
  }
}
