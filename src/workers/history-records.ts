// What all threads found in the blobs of a history, joined: candidates numbered once, and which blob holds which of them where.

import type { BlobRecords, SearchResult } from './blob-searcher.ts';
import type { CandidateText } from './candidate-table.ts';

/** A candidate of a blob: its number, and where its secret starts. */
export type PlacedCandidate = { readonly candidate: number; readonly start: number };

export class HistoryRecords {
  readonly texts: CandidateText[] = [];
  /** By candidate: equal for equal secrets of the same rule. */
  readonly secrets: number[] = [];
  readonly #secretNumbers = new Map<string, number>();
  /** By thread and its own number of the candidate. */
  readonly #numbers: number[][] = [];
  readonly #parts: { readonly records: BlobRecords; readonly thread: number }[] = [];

  add({ records, texts }: SearchResult, thread: number): void {
    this.#numbers[thread] ??= [];
    for (const text of texts) this.#numbers[thread].push(this.#number(text));
    if (records.blobs.length > 0) this.#parts.push({ records, thread });
  }

  /** Numbers (in the catalog) of the blobs with candidates, rising. */
  blobs(): Int32Array {
    const count = this.#parts.reduce((sum, { records }) => sum + records.blobs.length, 0);
    const blobs = new Int32Array(count);
    let at = 0;
    for (const { records } of this.#parts) {
      blobs.set(records.blobs, at);
      at += records.blobs.length;
    }
    return blobs.sort();
  }

  /** Calls `use` for every blob with its candidates in order of place. */
  forBlobs(use: (blob: number, candidates: readonly PlacedCandidate[]) => void): void {
    for (const { records, thread } of this.#parts) {
      const numbers = this.#numbers[thread]!;
      let at = 0;
      for (const [i, blob] of records.blobs.entries()) {
        const candidates: PlacedCandidate[] = [];
        for (; at < records.ends[i]!; at++)
          candidates.push({ candidate: numbers[records.candidates[at]!]!, start: records.starts[at]! });
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
