// Macaroons in their binary version 2 format, as libmacaroons defines it: packets of type, length and data, sections ended by a zero.

import { readSized, readVarint } from './varint.ts';

export type Macaroon = {
  readonly location?: Uint8Array;
  readonly identifier?: Uint8Array;
  /** Identifiers of the caveats, in their order; of third-party caveats too. */
  readonly caveats: readonly Uint8Array[];
  readonly signature?: Uint8Array;
  /** Whether all of it was there: an identifier, a signature of 32 bytes, and nothing behind it. */
  readonly isComplete: boolean;
};

const END = 0;
const LOCATION = 1;
const IDENTIFIER = 2;
const VERIFICATION_ID = 4;
const SIGNATURE = 6;
const signatureBytes = 32;
const maxCaveats = 256;

type Section = ReadonlyMap<number, Uint8Array>;

/** What can be read of a macaroon, up to where the bytes stop making sense; nothing when not even the version fits. Views into `bytes`. */
export function readMacaroon(bytes: Uint8Array): Macaroon | undefined {
  if (bytes[0] !== 2) return undefined;
  const reader = new SectionReader(bytes, 1);
  const head = reader.next();
  const caveats: Uint8Array[] = [];
  let isWhole = head?.get(IDENTIFIER) !== undefined && !head.has(VERIFICATION_ID);
  while (isWhole && !reader.skipEnd()) {
    const identifier = reader.next()?.get(IDENTIFIER);
    isWhole = identifier !== undefined && caveats.length < maxCaveats;
    if (isWhole && identifier) caveats.push(identifier);
  }
  const signature = isWhole ? reader.signature() : undefined;
  const location = head?.get(LOCATION);
  const identifier = head?.get(IDENTIFIER);
  return {
    caveats,
    isComplete: signature?.length === signatureBytes && reader.isAtEnd(),
    ...(location ? { location } : {}),
    ...(identifier ? { identifier } : {}),
    ...(signature ? { signature } : {}),
  };
}

class SectionReader {
  readonly #bytes: Uint8Array;
  #at: number;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.#at = at;
  }

  isAtEnd(): boolean {
    return this.#at === this.#bytes.length;
  }

  /** Steps over the zero that ends the list of caveats. */
  skipEnd(): boolean {
    if (this.#bytes[this.#at] !== END) return false;
    this.#at++;
    return true;
  }

  /** The packets up to the zero that ends their section; nothing when they are cut off, repeat a type or do not rise. */
  next(): Section | undefined {
    const section = new Map<number, Uint8Array>();
    let lastType = 0;
    while (!this.skipEnd()) {
      const packet = this.#packet();
      if (!packet || packet.type <= lastType || packet.type > VERIFICATION_ID) return undefined;
      section.set(packet.type, packet.data);
      lastType = packet.type;
    }
    return section;
  }

  signature(): Uint8Array | undefined {
    const packet = this.#packet();
    return packet?.type === SIGNATURE ? packet.data : undefined;
  }

  #packet(): { readonly type: number; readonly data: Uint8Array } | undefined {
    const type = readVarint(this.#bytes, this.#at);
    const data = type && readSized(this.#bytes, type.end);
    if (!type || !data) return undefined;
    this.#at = data.end;
    return { type: Number(type.value), data: data.value };
  }
}
