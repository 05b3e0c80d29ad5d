// What all threads found in the blobs of a history, joined: candidates numbered once, and which blob holds which of them where.

import type { BlobRecords } from './blob-records.ts';
import type { BlobProblem, SearchResult } from './blob-searcher.ts';
import type { CandidateText } from './candidate-table.ts';

/** A candidate of a blob: its number, the text of the blob it is in (0: its own), and where in that its secret starts. */
export type PlacedCandidate = {
  readonly candidate: number;
  readonly place: number;
  readonly view: number;
  /** Of an archive, or empty. */
  readonly member: string;
};

export class HistoryRecords {
  readonly texts: CandidateText[] = [];
  /** By candidate: equal for equal secrets of the same rule. */
  readonly secrets: number[] = [];
  readonly problems: BlobProblem[] = [];
  readonly #secretNumbers = new Map<string, number>();
  /** By thread and its own number of the candidate. */
  readonly #numbers: number[][] = [];
  readonly #parts: { readonly records: BlobRecords; readonly thread: number }[] = [];

  add({ records, texts, problems }: SearchResult, thread: number): void {
    this.#numbers[thread] ??= [];
    for (const text of texts) this.#numbers[thread].push(this.#number(text));
    if (records.blobs.length > 0) this.#parts.push({ records, thread });
    this.problems.push(...problems);
  }

  /** Numbers (in the catalog) of the blobs with candidates or problems, rising. */
  blobs(): Int32Array {
    const blobs = new Set(this.problems.map(({ blob }) => blob));
    for (const { records } of this.#parts) for (const blob of records.blobs) blobs.add(blob);
    return Int32Array.from(blobs).sort();
  }

  /** Calls `use` for every blob with its candidates in order of place. */
  forBlobs(use: (blob: number, candidates: readonly PlacedCandidate[]) => void): void {
    for (const { records, thread } of this.#parts) {
      const numbers = this.#numbers[thread]!;
      let at = 0;
      for (const [i, blob] of records.blobs.entries()) {
        const candidates: PlacedCandidate[] = [];
        for (; at < records.ends[i]!; at++) candidates.push(placed(records, at, numbers));
        use(blob, candidates);
      }
    }
  }

  /** Threads see the same lines; each keeps a text of its own, but their secrets are one. */
  #number(text: CandidateText): number {
    const key = `${text.rule}:${text.secretBytes}`;
    let secret = this.#secretNumbers.get(key);
    if (secret === undefined) {
      secret = this.#secretNumbers.size;
      this.#secretNumbers.set(key, secret);
    }
    this.texts.push(text);
    this.secrets.push(secret);
    return this.texts.length - 1;
  }
}

function placed(
  { candidates, places, views, members }: BlobRecords,
  at: number,
  numbers: readonly number[],
): PlacedCandidate {
  const view = views[at]!;
  return {
    candidate: numbers[candidates[at]!]!,
    place: places[at]!,
    view,
    member: view === 0 ? '' : members[view - 1]!,
  };
}
