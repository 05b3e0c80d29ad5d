// The blobs and manifests of one repository in a registry, checked against their digests; a blob whose connection breaks is gone on with where it broke.

import { digestOf } from './blob-digest.ts';
import { ImagePartError } from './image-part-error.ts';
import type { ImageReference } from './image-reference.ts';
import type { BlobStore } from './image-store.ts';
import { type Descriptor, isDigest } from './oci-document.ts';
import { readAll } from './registry-auth.ts';
import { isNoAnswer, type RegistryClient } from './registry-client.ts';

const manifestTypes = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');

/** A connection may break that often without a byte coming through. */
const maxBreaks = 5;
const breakWaitMs = 1000;

export class RegistryStore implements BlobStore {
  readonly #client: RegistryClient;
  readonly #reference: ImageReference;
  readonly #maxDocumentBytes: number;
  readonly #known = new Map<string, Uint8Array>();

  constructor(client: RegistryClient, reference: ImageReference, maxDocumentBytes: number) {
    this.#client = client;
    this.#reference = reference;
    this.#maxDocumentBytes = maxDocumentBytes;
  }

  /** What the reference stands for. Throws ImagePartError. */
  async root(): Promise<Descriptor> {
    const { version } = this.#reference;
    const answer = await this.#client.get(`manifests/${version}`, { accept: manifestTypes });
    const bytes = await readAll(answer, this.#maxDocumentBytes);
    const digest = digestOf(bytes, version);
    if (isDigest(version) && digest !== version) throw mismatch(digest);
    this.#known.set(digest, bytes);
    const mediaType = answer.header('content-type') ?? '';
    return { mediaType, digest, size: bytes.length, platform: undefined, annotations: {}, urls: [] };
  }

  async readDocument({ digest }: Descriptor, kind: 'manifest' | 'config'): Promise<Uint8Array> {
    const known = this.#known.get(digest);
    if (known) return known;
    checkDigest(digest);
    const path = kind === 'manifest' ? `manifests/${digest}` : `blobs/${digest}`;
    const answer = await this.#client.get(path, kind === 'manifest' ? { accept: manifestTypes } : {});
    const bytes = await readAll(answer, this.#maxDocumentBytes);
    const found = digestOf(bytes, digest);
    if (found !== digest) throw mismatch(found);
    return bytes;
  }

  async *open(digest: string): AsyncGenerator<Uint8Array, void, undefined> {
    checkDigest(digest);
    let offset = 0;
    for (let breaks = 0; ; ) {
      try {
        for await (const bytes of this.#from(digest, offset)) {
          offset += bytes.length;
          breaks = 0;
          yield bytes;
        }
        return;
      } catch (error) {
        if (!isNoAnswer(error) || ++breaks > maxBreaks) throw error;
        await this.#client.pause(breakWaitMs * breaks);
      }
    }
  }

  blobOf(digest: string): string {
    return digest;
  }

  placeOf(digest: string): string {
    const { registry, repository } = this.#reference;
    return `${registry}/${repository}@${digest}`;
  }

  /** The bytes from `offset` on, also from a registry that does not give parts. */
  async *#from(digest: string, offset: number): AsyncGenerator<Uint8Array, void, undefined> {
    const answer = await this.#client.get(`blobs/${digest}`, offset > 0 ? { range: `bytes=${offset}-` } : {});
    const start = answer.status === 206 ? Number(/^bytes (\d+)-/.exec(answer.header('content-range') ?? '')?.[1]) : 0;
    if (!(start <= offset)) {
      answer.discard();
      throw new ImagePartError('registry-unavailable', 'the registry gives another part than the one asked for');
    }
    let at = start;
    try {
      for await (const bytes of answer.body) {
        const wanted = bytes.subarray(Math.min(bytes.length, Math.max(0, offset - at)));
        at += bytes.length;
        if (wanted.length > 0) yield wanted;
      }
    } finally {
      answer.discard();
    }
  }
}

function checkDigest(digest: string): void {
  if (!isDigest(digest)) throw new ImagePartError('image-invalid', 'that is no digest');
}

function mismatch(found: string): ImagePartError {
  return new ImagePartError('digest-mismatch', `its digest is ${found}, which is not its name`);
}
