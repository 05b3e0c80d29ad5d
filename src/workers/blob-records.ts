// The blobs with candidates, as lists of numbers: most of a history has none, and what there is crosses threads.

import { sharedNumbers } from '../lib/shared-numbers.ts';
import type { ViewCandidate } from './view-searcher.ts';

/** Plain data on shared memory: may be posted to another thread. */
export type BlobRecords = {
  /** Numbers of the objects in the catalog. */
  readonly blobs: Int32Array;
  /** Where each blob's candidates end in the arrays below. */
  readonly ends: Int32Array;
  readonly candidates: Int32Array;
  /** Offset of each candidate's secret in the text it was found in. */
  readonly places: Int32Array;
  /** The same in the blob; for the member of an archive in the member. Of what was decoded, where its encoding begins. */
  readonly starts: Int32Array;
  /** Which text each candidate was found in: 0 is the blob's own, 1 the first of `members`. */
  readonly views: Int32Array;
  /** For each view that was found something in, the member of an archive that it is of, or nothing. */
  readonly members: readonly string[];
};

/** Grows the lists and packs them. */
export class RecordBuilder {
  readonly #blobs: number[] = [];
  readonly #ends: number[] = [];
  readonly #candidates: number[] = [];
  readonly #places: number[] = [];
  readonly #starts: number[] = [];
  readonly #views: number[] = [];
  readonly #members: string[] = [];

  /** Of the blob's own text. */
  add(candidate: number, start: number): void {
    this.#push({ candidate, place: start, start }, 0);
  }

  /** Of one view of the blob. */
  addView(found: readonly ViewCandidate[], member: string): void {
    const view = this.#members.push(member);
    for (const item of found) this.#push(item, view);
  }

  /** What was added since the last call belongs to this blob. */
  endBlob(blob: number): void {
    if (this.#candidates.length === (this.#ends.at(-1) ?? 0)) return;
    this.#blobs.push(blob);
    this.#ends.push(this.#candidates.length);
  }

  finish(): BlobRecords {
    return {
      blobs: sharedNumbers(this.#blobs),
      ends: sharedNumbers(this.#ends),
      candidates: sharedNumbers(this.#candidates),
      places: sharedNumbers(this.#places),
      starts: sharedNumbers(this.#starts),
      views: sharedNumbers(this.#views),
      members: this.#members,
    };
  }

  #push({ candidate, place, start }: ViewCandidate, view: number): void {
    this.#candidates.push(candidate);
    this.#places.push(place);
    this.#starts.push(start);
    this.#views.push(view);
  }
}
