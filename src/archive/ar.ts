// Reads ar archives (Debian packages, static libraries) as they stream by, with the names of GNU and BSD where they are short.

import { pathText } from '../lib/path-text.ts';
import { ArchiveError } from './archive-error.ts';

export type ArEvent =
  | { readonly kind: 'entry'; readonly path: string }
  /** Valid until the next event is asked for. */
  | { readonly kind: 'data'; readonly bytes: Uint8Array }
  | { readonly kind: 'end' };

const magicBytes = 8;
const headerBytes = 60;

export class ArReader {
  entries = 0;
  readonly #maxEntries: number;
  #held: Buffer = Buffer.alloc(0);
  #isStarted = false;
  /** Of the entry's content; -1 between two. */
  #left = -1;
  #padding = 0;

  constructor(maxEntries = Number.POSITIVE_INFINITY) {
    this.#maxEntries = maxEntries;
  }

  /** Throws ArchiveError. */
  *push(input: Uint8Array): Generator<ArEvent, void, undefined> {
    this.#held = this.#held.length === 0 ? Buffer.from(input) : Buffer.concat([this.#held, input]);
    if (!this.#isStarted) {
      if (this.#held.length < magicBytes) return;
      this.#held = this.#held.subarray(magicBytes);
      this.#isStarted = true;
    }
    for (;;) {
      if (this.#left < 0) {
        const entry = this.#header();
        if (entry === undefined) return;
        yield entry;
      }
      const bytes = this.#held.subarray(0, this.#left);
      if (bytes.length > 0) yield { kind: 'data', bytes };
      this.#held = this.#held.subarray(bytes.length);
      this.#left -= bytes.length;
      if (this.#left > 0) return;
      yield { kind: 'end' };
      this.#left = -1;
    }
  }

  /** Throws ArchiveError when the archive is not whole. */
  finish(): void {
    if (this.#left > 0 || this.#held.length > this.#padding)
      throw new ArchiveError('archive-corrupt', 'the ar archive is damaged: it ends too early');
  }

  #header(): ArEvent | undefined {
    // Contents are padded to even places.
    if (this.#held.length < this.#padding + headerBytes) return undefined;
    const header = this.#held.subarray(this.#padding, this.#padding + headerBytes);
    const size = Number(header.toString('latin1', 48, 58).trim() || Number.NaN);
    if (header.toString('latin1', 58, 60) !== '`\n' || !Number.isSafeInteger(size) || size < 0)
      throw new ArchiveError('archive-corrupt', 'the ar archive is damaged: there is no header where one should be');
    if (++this.entries > this.#maxEntries)
      throw new ArchiveError('archive-limit', `it has more than ${this.#maxEntries} entries`);
    this.#held = this.#held.subarray(this.#padding + headerBytes);
    this.#left = size;
    this.#padding = size % 2;
    return { kind: 'entry', path: pathText(header.subarray(0, 16)).trimEnd().replace(/\/$/, '') };
  }
}
