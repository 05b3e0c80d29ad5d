// Searches the blobs of a history one by one: a blob that is stored as a delta only where it differs from its base. Knows nothing of paths
// and commits; what it keeps of a blob are the candidates in it.

import type { WalkedObject } from '../git/object-walk.ts';
import type { HitList } from '../match/hit-list.ts';
import { HitSearcher, type NotedMatch } from '../match/hit-searcher.ts';
import type { Matcher } from '../match/matcher.ts';
import { addCoverage, type Coverage, emptyCoverage } from '../model/coverage.ts';
import type { Rule, RuleSet } from '../model/rule.ts';
import { isLfsPointer } from '../sources/lfs-pointer.ts';
import { sniff } from '../views/sniff.ts';
import { decodeWide, type WideEncoding, wideNames } from '../views/wide-text.ts';
import type { CandidateTable, CandidateText } from './candidate-table.ts';

/** What is known of a blob when the deltas on it are visited. */
export type SearchedBlob = {
  /** Of a text only: anything else is no base to carry hits over from. */
  readonly hits: HitList | undefined;
  readonly length: number;
};

/** The blobs with candidates. Plain data on typed arrays: may be posted to another thread. */
export type BlobRecords = {
  /** Numbers of the objects in the catalog. */
  readonly blobs: Int32Array;
  /** Where each blob's candidates end in the arrays below. */
  readonly ends: Int32Array;
  readonly candidates: Int32Array;
  /** Offset of each candidate's secret in the text. */
  readonly starts: Int32Array;
};

export type SearchResult = {
  readonly records: BlobRecords;
  /** Candidates that came up since the last result; they are numbered on from there. */
  readonly texts: readonly CandidateText[];
  readonly coverage: Coverage;
};

export class BlobSearcher {
  readonly #matcher: Matcher;
  readonly #hits: HitSearcher;
  readonly #table: CandidateTable;
  readonly #textLimits: readonly number[];
  /** No rule without literals looks at longer texts. */
  readonly #maxTextRuleBytes: number;
  #records = new RecordBuilder();
  #searched = 0;
  #bytes = 0;
  #binary = 0;
  #pointers = 0;

  constructor(matcher: Matcher, table: CandidateTable, ruleSet: RuleSet) {
    this.#matcher = matcher;
    this.#hits = new HitSearcher(matcher.parts);
    this.#table = table;
    this.#textLimits = ruleSet.rules.map(longestText);
    this.#maxTextRuleBytes = Math.max(0, ...ruleSet.rules.filter(isTextRule).map(longestText));
  }

  visit(object: WalkedObject, parent: SearchedBlob | undefined): SearchedBlob {
    const { bytes } = object;
    const kind = sniff(bytes);
    if (kind === 'binary') {
      this.#binary++;
      return { hits: undefined, length: bytes.length };
    }
    if (kind in wideNames) {
      this.#count(bytes);
      this.#searchView(object.number, asBuffer(decodeWide(bytes, kind as WideEncoding).bytes));
      return { hits: undefined, length: bytes.length };
    }
    if (isLfsPointer(bytes)) this.#pointers++;
    else this.#count(bytes);
    const hits =
      parent?.hits === undefined || object.delta === undefined
        ? this.#hits.searchHits(bytes, object.isBase)
        : this.#hits.updateHits(
            bytes,
            { steps: object.delta.steps, baseLength: parent.length },
            parent.hits,
            object.isBase,
          );
    this.#keep(object.number, bytes, hits);
    return { hits, length: bytes.length };
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
    this.#records = new RecordBuilder();
    this.#searched = 0;
    this.#bytes = 0;
    this.#binary = 0;
    this.#pointers = 0;
    return { records, texts: this.#table.takeNew(), coverage };
  }

  #count(bytes: Buffer): void {
    this.#searched++;
    this.#bytes += bytes.length;
  }

  #keep(blob: number, bytes: Buffer, hits: HitList): void {
    if (bytes.length > this.#maxTextRuleBytes && hits.matches.length === 0) return;
    this.#add(
      blob,
      bytes,
      this.#hits.matchesOf(bytes, hits, (rule) => bytes.length <= this.#textLimits[rule.index]!),
    );
  }

  #searchView(blob: number, text: Buffer): void {
    const matches = this.#matcher.match(text, undefined, (rule) => text.length <= this.#textLimits[rule.index]!);
    this.#add(blob, text, matches);
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

  #add(blob: number, bytes: Buffer, matches: readonly NotedMatch[]): void {
    for (const match of matches) {
      const candidate = this.candidateOf(bytes, match);
      if (candidate >= 0) this.#records.add(candidate, match.secret.start);
    }
    this.#records.endBlob(blob);
  }
}

/** Grows lists of numbers and packs them. */
class RecordBuilder {
  readonly #blobs: number[] = [];
  readonly #ends: number[] = [];
  readonly #candidates: number[] = [];
  readonly #starts: number[] = [];

  add(candidate: number, start: number): void {
    this.#candidates.push(candidate);
    this.#starts.push(start);
  }

  /** What was added since the last call belongs to this blob. */
  endBlob(blob: number): void {
    if (this.#candidates.length === (this.#ends.at(-1) ?? 0)) return;
    this.#blobs.push(blob);
    this.#ends.push(this.#candidates.length);
  }

  finish(): BlobRecords {
    return {
      blobs: Int32Array.from(this.#blobs),
      ends: Int32Array.from(this.#ends),
      candidates: Int32Array.from(this.#candidates),
      starts: Int32Array.from(this.#starts),
    };
  }
}

/** The same memory: a copy would lose the padding behind it. */
function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function isTextRule({ search }: Rule): boolean {
  return search.by === 'text';
}

/**
 * The longest text in which a rule can match. A rule without literals runs over whole texts, which would cost more than all others together;
 * but one whose pattern spans the text from its first byte to its last needs no text that is longer than its longest match.
 */
function longestText(rule: Rule): number {
  const { regex = '' } = rule.spec;
  const spansText = /^\^[^|]*\$$/.test(regex) && !/\(\?[a-zA-Z]*m/.test(regex) && !/\\\$$/.test(regex);
  return isTextRule(rule) && spansText ? rule.maxBytes : Number.POSITIVE_INFINITY;
}
