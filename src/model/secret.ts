// The one type that holds a credential. Everything that would print it prints a mask instead; `reveal()` is the only way to the
// bytes, and a test lists its callers.

const inspect = Symbol.for('nodejs.util.inspect.custom');

export class Secret {
  readonly #bytes: Uint8Array;

  /** Copies `bytes`, which may be a view into a buffer that is reused. */
  constructor(bytes: Uint8Array) {
    this.#bytes = Uint8Array.from(bytes);
  }

  /** Length in bytes. */
  get length(): number {
    return this.#bytes.length;
  }

  /** The credential itself. Callers are listed in test/contracts/imports.test.ts. */
  reveal(): Uint8Array {
    return this.#bytes;
  }

  /** The mask: a few leading and trailing characters where the secret is long enough that they give nothing away. */
  toString(): string {
    return maskText(new TextDecoder().decode(this.#bytes));
  }

  toJSON(): string {
    return this.toString();
  }

  [inspect](): string {
    return `Secret(${this.toString()})`;
  }
}

/**
 * Masks a text: under 16 characters everything; from there 4 leading characters (prefixes tell the kind of a token), and from 24
 * on 4 trailing ones too. Line breaks end the readable part, so a key block shows only its first line's start.
 */
export function maskText(text: string): string {
  const characters = [...text.replaceAll(/\s+/g, ' ')];
  const stars = '*'.repeat(Math.min(Math.max(characters.length, 4), 12));
  if (characters.length < 16) return stars;
  const head = characters.slice(0, 4).join('');
  if (characters.length < 24) return `${head}${stars}`;
  return `${head}${stars}${characters.slice(-4).join('')}`;
}
