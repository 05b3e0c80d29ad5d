// An OCI layout in a folder: index.json, and blobs by digest.
// Spec: https://github.com/opencontainers/image-spec/blob/main/image-layout.md

import { createReadStream, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf } from './blob-digest.ts';
import { ImagePartError } from './image-part-error.ts';
import type { BlobStore } from './image-store.ts';
import { type Descriptor, isDigest } from './oci-document.ts';

/** Bytes read at a time. */
const chunkBytes = 1 << 20;

export class ImageLayout implements BlobStore {
  readonly #folder: string;
  readonly #name: string;
  readonly #maxDocumentBytes: number;

  /** `name`: the folder as the user named it. */
  constructor(folder: string, name: string, maxDocumentBytes: number) {
    this.#folder = folder;
    this.#name = name;
    this.#maxDocumentBytes = maxDocumentBytes;
  }

  async readDocument({ digest }: Descriptor): Promise<Uint8Array> {
    const path = this.#find(digest);
    if (statSync(path).size > this.#maxDocumentBytes)
      throw new ImagePartError('too-large', 'this document is too large to be read as one');
    const bytes = readFileSync(path);
    const found = digestOf(bytes, digest);
    if (found !== digest) throw new ImagePartError('digest-mismatch', `its digest is ${found}, which is not its name`);
    return bytes;
  }

  async *open(digest: string): AsyncGenerator<Uint8Array, void, undefined> {
    const stream = createReadStream(this.#find(digest), { highWaterMark: chunkBytes });
    try {
      for await (const chunk of stream) yield chunk as Buffer;
    } catch (error) {
      throw unreadablePart(error);
    }
  }

  blobOf(digest: string): string {
    return digest;
  }

  placeOf(digest: string): string {
    return `${this.#name}!${pathOf(digest)}`;
  }

  /** A digest is a name only if it is a digest: `sha256:../../etc/passwd` is none. */
  #find(digest: string): string {
    if (!isDigest(digest)) throw new ImagePartError('image-invalid', 'that is no digest');
    const path = join(this.#folder, pathOf(digest));
    try {
      const stat = statSync(path, { throwIfNoEntry: false });
      if (!stat) throw new ImagePartError('image-part-missing', 'it is not there');
      if (!stat.isFile()) throw new ImagePartError('image-invalid', 'it is no file');
    } catch (error) {
      throw unreadablePart(error);
    }
    return path;
  }
}

function pathOf(digest: string): string {
  return isDigest(digest) ? `blobs/${digest.replace(':', '/')}` : `blobs/${JSON.stringify(digest)}`;
}

function unreadablePart(error: unknown): unknown {
  if (error instanceof ImagePartError || !(error instanceof Error) || !('errno' in error)) return error;
  const reason = /^[A-Z0-9]+: [^,]+/.exec(error.message)?.[0] ?? error.message;
  return new ImagePartError('unreadable', `cannot read: ${reason}`, error);
}
