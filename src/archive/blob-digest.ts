// Digests of what streams by, compared with what was promised.

import { createHash, type Hash } from 'node:crypto';

export class BlobDigest {
  readonly #algorithm: string;
  readonly #hash: Hash;

  /** `like`: a digest whose algorithm is to be used; anything else gives sha256. */
  constructor(like = '') {
    this.#algorithm = like.startsWith('sha512:') ? 'sha512' : 'sha256';
    this.#hash = createHash(this.#algorithm);
  }

  add(bytes: Uint8Array): void {
    this.#hash.update(bytes);
  }

  /** `sha256:...`; asked once. */
  finish(): string {
    return `${this.#algorithm}:${this.#hash.digest('hex')}`;
  }
}

export function digestOf(bytes: Uint8Array, like = ''): string {
  const digest = new BlobDigest(like);
  digest.add(bytes);
  return digest.finish();
}
