// Names for findings that survive moved lines and rewritten history: neither holds a line, column, commit or offset.
//
// Reports and baselines are committed and uploaded, so a name must not hand out the secret it stands for. Tokens cannot be guessed: a keyed
// hash is enough. A password can: whoever has the report could try a word list against a fast hash. Short or predictable secrets therefore
// go through scrypt first (N=1024, r=8: 1 MB and about 2.5 ms of one core for every guess), and a team that wants more sets a key of its own
// (TRAPLINE_FINGERPRINT_KEY), without which nothing can be tried at all.

import { createRequire } from 'node:module';

const version = 'tl1';
/** Estimated bits (entropy per character times length) from which guessing is hopeless even against a fast hash. */
const unguessableBits = 70;

export type IdentityInput = {
  readonly ruleId: string;
  readonly secret: Uint8Array;
  readonly entropy: number;
  readonly path: string;
};

export class Identity {
  readonly #key: string;
  #loaded: typeof import('node:crypto') | undefined;
  /** Slow hashes are kept: one password tends to stand in many places. */
  readonly #stretched = new Map<string, Buffer>();

  /** `key` is public by default (it only separates trapline's hashes from others'); a private one makes the names unguessable. */
  constructor(key = 'trapline') {
    this.#key = key;
  }

  /** The same for a secret wherever it stands, as long as rules of one family find it: the part of the rule's id before the first `-`. */
  secretId(input: IdentityInput): string {
    const family = input.ruleId.split('-', 1)[0]!;
    return this.#hash(['secret', family], input).slice(0, 24);
  }

  /** The same for a secret in a file, whatever line it moves to. */
  fingerprint(input: IdentityInput): string {
    return `${version}:${this.#hash(['finding', input.ruleId, input.path], input).slice(0, 32)}`;
  }

  #hash(parts: readonly string[], input: IdentityInput): string {
    const hmac = this.#crypto.createHmac('sha256', `${version}\0${this.#key}`);
    for (const part of parts) hmac.update(part).update('\0');
    return hmac.update(this.#stretch(input)).digest('hex');
  }

  /** Loaded for the first finding: Node takes four milliseconds for it, and most hooks find nothing. */
  get #crypto(): typeof import('node:crypto') {
    this.#loaded ??= createRequire(import.meta.url)('node:crypto') as typeof import('node:crypto');
    return this.#loaded;
  }

  #stretch({ secret, entropy }: IdentityInput): Uint8Array {
    if (entropy * secret.length >= unguessableBits) return secret;
    const name = Buffer.from(secret).toString('latin1');
    let stretched = this.#stretched.get(name);
    if (!stretched) {
      stretched = this.#crypto.scryptSync(secret, `${version}\0${this.#key}`, 32, { N: 1024, r: 8, p: 1 });
      this.#stretched.set(name, stretched);
    }
    return stretched;
  }
}
