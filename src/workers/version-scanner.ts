// A version of a file, scanned under its path as any file is: texts, what is encoded in them, notebooks and archives.

import type { ObjectStore } from '../git/object-store.ts';
import type { Finding } from '../model/finding.ts';
import { type Origin, originPath } from '../model/origin.ts';
import type { StreamScanner } from './file-scanner.ts';

export class VersionScanner {
  readonly #streams: StreamScanner;
  readonly #store: ObjectStore;

  constructor(streams: StreamScanner, store: ObjectStore) {
    this.#streams = streams;
    this.#store = store;
  }

  /** Readable to the end and 16 bytes further. Throws GitReadError. */
  read(blobId: string): Buffer {
    return this.#store.read(blobId).bytes;
  }

  /** Throws GitReadError. What could not be read is left out: whoever searched the blob has said so. */
  scan(blobId: string, origin: Origin): readonly Finding[] {
    return this.scanBytes(this.read(blobId), origin);
  }

  scanBytes(bytes: Buffer, origin: Origin): readonly Finding[] {
    const path = originPath(origin);
    const { findings } = this.#streams.scanBytes({ ...origin, path }, bytes);
    // An object without a path keeps having none.
    return findings.map((finding) => (originPath(finding.origin) === path ? { ...finding, origin } : finding));
  }
}
