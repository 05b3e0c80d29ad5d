// Searches the blobs of a history one by one: a blob that is stored as a delta only where it differs from its base. Knows nothing of paths
// and commits; what it keeps of a blob are the candidates in it. What is inside a blob is the work of blob-views.ts.

import type { WalkedObject } from '../git/object-walk.ts';
import type { HitList, RelativeMatch } from '../match/hit-list.ts';
import { HitSearcher, type NotedMatch, placeMatch } from '../match/hit-searcher.ts';
import type { Matcher } from '../match/matcher.ts';
import { addCoverage, type Coverage, emptyCoverage } from '../model/coverage.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { InsideLimits } from '../model/limits.ts';
import type { Rule, RuleSet } from '../model/rule.ts';
import { isLfsPointer } from '../sources/lfs-pointer.ts';
import { sniff } from '../views/sniff.ts';
import { decodeWide, type WideEncoding, wideNames } from '../views/wide-text.ts';
import { type BlobRecords, RecordBuilder } from './blob-records.ts';
import { BlobViews, type InsideText, type ViewSink } from './blob-views.ts';
import type { CandidateTable, CandidateText } from './candidate-table.ts';
import { ViewSearcher } from './view-searcher.ts';

/** What is known of a blob when the deltas on it are visited. */
export type SearchedBlob = {
  /** Of a text only: anything else is no base to carry hits over from. */
  readonly hits: HitList | undefined;
  readonly inside: InsideText;
  readonly length: number;
};

/** Something inside a blob that was not read; `path` is that of an archive's member, or empty. */
export type BlobProblem = { readonly blob: number; readonly diagnostic: Diagnostic };

export type SearchResult = {
  readonly records: BlobRecords;
  /** Candidates that came up since the last result; they are numbered on from there. */
  readonly texts: readonly CandidateText[];
  readonly problems: readonly BlobProblem[];
  readonly coverage: Coverage;
};

export class BlobSearcher {
  readonly #matcher: Matcher;
  readonly #hits: HitSearcher;
  readonly #table: CandidateTable;
  readonly #textLimits: ReadonlyMap<number, number>;
  /** No rule without literals looks at longer texts. */
  readonly #maxTextRuleBytes: number;
  readonly #views: BlobViews;
  readonly #sink: ViewSink = {
    onView: (found, member) => this.#records.addView(found, member),
    onDiagnostic: (diagnostic) => this.#problems.push({ blob: this.#blob, diagnostic }),
  };
  #records = new RecordBuilder();
  #problems: BlobProblem[] = [];
  /** The one that is looked into. */
  #blob = -1;
  #searched = 0;
  #bytes = 0;
  #binary = 0;
  #pointers = 0;

  constructor(matcher: Matcher, table: CandidateTable, ruleSet: RuleSet, inside: InsideLimits) {
    this.#matcher = matcher;
    this.#hits = new HitSearcher(matcher.parts);
    this.#table = table;
    this.#textLimits = new Map(
      matcher.parts.table.textRules.map((index) => [index, longestText(ruleSet.rules[index]!)]),
    );
    this.#maxTextRuleBytes = Math.max(0, ...this.#textLimits.values());
    const search = new ViewSearcher(matcher, table, this.#textLimit);
    this.#views = new BlobViews(search, inside, matcher);
  }

  visit(object: WalkedObject, parent: SearchedBlob | undefined): SearchedBlob {
    const { bytes } = object;
    this.#blob = object.number;
    const archive = this.#views.archiveKind(bytes);
    const kind = archive ? 'binary' : sniff(bytes);
    if (kind === 'binary') {
      if (archive) this.#count(this.#views.visitArchive(bytes, archive, this.#sink));
      else if (this.#views.visitBinary(bytes, this.#sink)) this.#count(bytes.length);
      else this.#binary++;
      this.#records.endBlob(object.number);
      return { hits: undefined, inside: undefined, length: bytes.length };
    }
    if (kind in wideNames) {
      this.#count(bytes.length);
      const view = decodeWide(bytes, kind as WideEncoding);
      this.#searchView(asBuffer(view.bytes));
      this.#views.visitWide(view, this.#sink);
      this.#records.endBlob(object.number);
      return { hits: undefined, inside: undefined, length: bytes.length };
    }
    if (isLfsPointer(bytes)) this.#pointers++;
    else this.#count(bytes.length);
    const delta =
      parent?.hits === undefined || object.steps === undefined
        ? undefined
        : { steps: object.steps, baseLength: parent.length };
    const { isBase } = object;
    const hits = delta
      ? this.#hits.updateHits(bytes, delta, parent!.hits!, isBase)
      : this.#hits.searchHits(bytes, isBase);
    this.#keep(bytes, hits);
    const inside = this.#views.visitText(bytes, delta, parent?.inside, this.#sink);
    this.#records.endBlob(object.number);
    return { hits, inside, length: bytes.length };
  }

  /** What was found since the last call. */
  takeResult(): SearchResult {
    const records = this.#records.finish();
    const skipped = {
      ...(this.#binary > 0 ? { binary: this.#binary } : {}),
      ...(this.#pointers > 0 ? { 'lfs-pointer': this.#pointers } : {}),
    };
    const coverage = addCoverage(emptyCoverage, {
      artifacts: this.#searched,
      bytes: this.#bytes,
      skipped,
      missed: 0,
    });
    const problems = this.#problems;
    this.#problems = [];
    this.#records = new RecordBuilder();
    this.#searched = 0;
    this.#bytes = 0;
    this.#binary = 0;
    this.#pointers = 0;
    return { records, texts: this.#table.takeNew(), problems, coverage };
  }

  /** The longest text, in bytes, in which a rule is looked for. */
  readonly #textLimit = ({ index }: Rule): number => this.#textLimits.get(index) ?? Number.POSITIVE_INFINITY;

  #count(bytes: number): void {
    this.#searched++;
    this.#bytes += bytes;
  }

  /** The one whose matches are visited. */
  #text: Buffer = Buffer.alloc(0);
  readonly #onStanding = (rule: Rule, at: number, match: RelativeMatch): void => {
    const { value } = match.note;
    const candidate =
      value === undefined
        ? this.candidateOf(this.#text, placeMatch(rule, at, match))
        : this.repeated(value, rule, at, match);
    if (candidate >= 0) this.#records.add(candidate, at + match.secretStart);
  };

  /** The number of a match that was judged in an earlier version. */
  protected repeated(candidate: number, _rule: Rule, _at: number, _match: RelativeMatch): number {
    return candidate;
  }

  #keep(bytes: Buffer, hits: HitList): void {
    if (bytes.length > this.#maxTextRuleBytes) {
      if (hits.matches.length === 0) return;
      this.#text = bytes;
      if (this.#hits.visitStanding(hits, this.#onStanding)) return;
    }
    this.#add(
      bytes,
      this.#hits.matchesOf(bytes, hits, (rule) => bytes.length <= this.#textLimit(rule)),
    );
  }

  #searchView(text: Buffer): void {
    const matches = this.#matcher.match(text, undefined, (rule) => text.length <= this.#textLimit(rule));
    this.#add(text, matches);
  }

  /** Number of the candidate that a match is, or -1. What came of it is noted down: versions of a file repeat their lines. */
  protected candidateOf(bytes: Buffer, match: NotedMatch): number {
    if (match.note?.value !== undefined) return match.note.value;
    const { candidate, line } = this.#table.numberOf(bytes, match);
    const { note, at = 0 } = match;
    if (note) {
      note.value = candidate;
      // The line breaks on both sides decide too, or the end of the text.
      note.before = at - line.start + 2;
      note.after = line.end - at + 2;
    }
    return candidate;
  }

  #add(bytes: Buffer, matches: readonly NotedMatch[]): void {
    for (const match of matches) {
      const candidate = this.candidateOf(bytes, match);
      if (candidate >= 0) this.#records.add(candidate, match.secret.start);
    }
  }
}

/** The same memory: a copy would lose the padding behind it. */
function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/**
 * The longest text in which a rule without literals can match. Such a rule runs over whole texts, which would cost more than all others together;
 * but one whose pattern spans the text from its first byte to its last needs no text that is longer than its longest match.
 */
function longestText(rule: Rule): number {
  const { regex = '' } = rule.spec;
  const spansText = /^\^[^|]*\$$/.test(regex) && !/\(\?[a-zA-Z]*m/.test(regex) && !/\\\$$/.test(regex);
  return spansText ? rule.maxBytes : Number.POSITIVE_INFINITY;
}
