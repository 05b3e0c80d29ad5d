// Reads the strings of a JSON document with their places, piece by piece. Builds no document: what it holds is the way to where it is. Not a
// validator: it accepts more than JSON, and gives up where it can no longer tell what is a string.

export type JsonFrame = {
  readonly kind: 'object' | 'array';
  /** Name of the member, or number of the element, that is being read. */
  key: string;
  index: number;
};

/** Receives a string value, between its quotes, in one piece or (where a piece of the document ends) in several. */
export type StringListener = {
  /** `start` and `end` count in the bytes that are read. A string that goes over their edges or over the cut is given in pieces. */
  string(path: readonly JsonFrame[], start: number, end: number): void;
  /** Reading has come to the place where the next piece will begin. */
  cut(): void;
  /** An object or array ends; `path` still holds it. */
  close?(path: readonly JsonFrame[]): void;
};

/** Where reading stands between two pieces. Plain data. */
export type JsonState = {
  readonly path: readonly Readonly<JsonFrame>[];
  /** Inside a string value. */
  readonly isInString: boolean;
  readonly isKeyNext: boolean;
};

export const jsonStart: JsonState = { path: [], isInString: false, isKeyNext: false };

export type JsonOutcome = {
  /** Where reading stopped: at `cut` or a little behind it, between two characters; -1 when it gave up. */
  readonly at: number;
  readonly state: JsonState;
};

/** Deeper documents are hostile. */
const maxDepth = 512;
/** Longer names are cut: a place is for people. */
const maxKeyBytes = 120;
/** The longest escape, a pair of surrogates: a cut must not go through it. */
const escapeBytes = 12;

/** Reads on through `bytes` from `from`. The state is that at `cut`; strings are given up to the end of `bytes`. */
export function readJson(
  bytes: Buffer,
  from: number,
  cut: number,
  start: JsonState,
  listener: StringListener,
): JsonOutcome {
  return new Reader(bytes, cut, start, listener).run(from);
}

class Reader {
  readonly #bytes: Buffer;
  readonly #cut: number;
  readonly #listener: StringListener;
  readonly #path: JsonFrame[];
  #isKeyNext: boolean;
  #isInString: boolean;
  #outcome: JsonOutcome | undefined;

  constructor(bytes: Buffer, cut: number, { path, isInString, isKeyNext }: JsonState, listener: StringListener) {
    this.#bytes = bytes;
    this.#cut = cut;
    this.#listener = listener;
    this.#path = path.map((frame) => ({ ...frame }));
    this.#isInString = isInString;
    this.#isKeyNext = isKeyNext;
  }

  run(from: number): JsonOutcome {
    let at = from;
    if (this.#isInString) at = this.#value(at);
    while (at >= 0 && at < this.#bytes.length) at = this.#token(at);
    if (at < 0) return { at: -1, state: jsonStart };
    this.#note(this.#bytes.length);
    return this.#outcome!;
  }

  /** The state, at the first boundary at or behind the cut. */
  #note(at: number): void {
    if (this.#outcome !== undefined || at < this.#cut) return;
    const path = this.#path.map((frame) => ({ ...frame }));
    this.#listener.cut();
    this.#outcome = { at, state: { path, isInString: this.#isInString, isKeyNext: this.#isKeyNext } };
  }

  /** Reads one token and returns where the next one begins; -1 to give up. */
  #token(at: number): number {
    this.#note(at);
    const byte = this.#bytes[at]!;
    const frame = this.#path.at(-1);
    switch (byte) {
      case 0x22:
        return this.#isKeyNext && frame ? this.#key(at + 1, frame) : this.#value(at + 1);
      case 0x7b:
      case 0x5b:
        if (this.#path.length >= maxDepth) return -1;
        this.#path.push({ kind: byte === 0x7b ? 'object' : 'array', key: '', index: 0 });
        this.#isKeyNext = byte === 0x7b;
        return at + 1;
      case 0x7d:
      case 0x5d:
        if (frame === undefined || (frame.kind === 'object') !== (byte === 0x7d)) return -1;
        this.#listener.close?.(this.#path);
        this.#path.pop();
        this.#isKeyNext = false;
        return at + 1;
      case 0x2c:
        if (frame === undefined) return -1;
        frame.index++;
        this.#isKeyNext = frame.kind === 'object';
        return at + 1;
      default:
        // Numbers, words, white space, colons; what is between strings in a document that is none (a merge conflict) ends it.
        return byte < 0x20 || isBetween(byte) ? at + 1 : -1;
    }
  }

  #key(start: number, frame: JsonFrame): number {
    const end = this.#endOfString(start);
    // The piece ends inside a name: the cut is far before it, unless the name is as long as the overlap.
    if (end < 0) return this.#outcome === undefined ? -1 : this.#bytes.length;
    frame.key = keyText(this.#bytes.subarray(start, Math.min(end, start + maxKeyBytes)));
    this.#isKeyNext = false;
    return end + 1;
  }

  #value(start: number): number {
    const found = this.#endOfString(start);
    const end = found < 0 ? this.#bytes.length : found;
    this.#isInString = true;
    let from = start;
    if (this.#outcome === undefined && end >= this.#cut) {
      from = Math.min(this.#boundary(start), end);
      if (from > start) this.#listener.string(this.#path, start, from);
      this.#note(from);
    }
    this.#listener.string(this.#path, from, end);
    this.#isInString = false;
    return found < 0 ? end : end + 1;
  }

  /** A place at or behind the cut that is inside no escape: behind the next one, or the cut itself when there is none before it. */
  #boundary(start: number): number {
    const from = Math.max(start, this.#cut - escapeBytes);
    let at = from;
    // Escapes that begin before `from` end before the cut; whether a backslash is one is told by the number of those before it.
    while (at > start && this.#bytes[at - 1] === 0x5c) at--;
    while (at < this.#cut) at += this.#bytes[at] === 0x5c ? this.#escapeLength(at) : 1;
    return Math.min(at, this.#bytes.length);
  }

  #escapeLength(at: number): number {
    if (this.#bytes[at + 1] !== 0x75) return 2;
    const isPair =
      (this.#bytes[at + 2]! | 0x20) === 0x64 && this.#bytes[at + 6] === 0x5c && this.#bytes[at + 7] === 0x75;
    return isPair ? 12 : 6;
  }

  /** The closing quote, or -1. */
  #endOfString(start: number): number {
    const bytes = this.#bytes;
    for (let quote = bytes.indexOf(0x22, start); quote >= 0; quote = bytes.indexOf(0x22, quote + 1)) {
      let backslashes = 0;
      while (quote - backslashes > start && bytes[quote - 1 - backslashes] === 0x5c) backslashes++;
      if (backslashes % 2 === 0) return quote;
    }
    return -1;
  }
}

/** Space, digits, signs, letters of words, colon: whatever stands between the strings of a document. */
function isBetween(byte: number): boolean {
  if (byte === 0x20 || byte === 0x3a || byte === 0x2b || byte === 0x2d || byte === 0x2e) return true;
  if (byte >= 0x30 && byte <= 0x39) return true;
  const letter = byte | 0x20;
  // A byte order mark, at the start.
  return (letter >= 0x61 && letter <= 0x7a) || byte === 0xef || byte === 0xbb || byte === 0xbf;
}

function keyText(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  if (!text.includes('\\')) return text;
  try {
    return String(JSON.parse(`"${text}"`));
  } catch {
    return text;
  }
}
