// xz, of any number of streams and blocks, piece by piece. Filters for machine code are not undone: text does not change by them. Checks of blocks
// are passed over: only what cannot be decoded counts as damage.

import { ArchiveError } from './archive-error.ts';
import type { Decoder } from './decoder.ts';
import { LzmaDecoder } from './lzma.ts';

const headerMagic = Buffer.from('fd377a585a00', 'hex');
const footerMagic = Buffer.from('YZ');
/** `xz -9` has 64 MB. */
const maxDictionaryBytes = 128 << 20;
/** A record of the index takes a few bytes, a block is megabytes. */
const maxIndexBytes = 16 << 20;
const lzma2 = 0x21;
const delta = 3;
/** Bytes of a block's check, by its kind (2.1.1.2). */
const checkBytes = [0, 4, 4, 4, 8, 8, 8, 16, 16, 16, 32, 32, 32, 64, 64, 64];

type State = 'stream' | 'block' | 'chunk' | 'check' | 'index' | 'footer';

/** What a step needs is not there yet. */
const more = Symbol('more');
type Step = Uint8Array | typeof more | undefined;

export class XzDecoder implements Decoder {
  #state: State = 'stream';
  #held: Buffer = Buffer.alloc(0);
  #at = 0;
  #inputBytes = 0;
  #streams = 0;
  #checkBytes = 0;
  /** Bytes of the block's packed data, whose padding depends on it. */
  #packedBytes = 0;
  #lzma: LzmaDecoder | undefined;

  *push(input: Uint8Array): Generator<Uint8Array, void, undefined> {
    this.#inputBytes += input.length;
    this.#held = Buffer.concat([this.#held.subarray(this.#at), input]);
    this.#at = 0;
    for (;;) {
      const step = this.#step();
      if (step === more) return;
      if (step !== undefined) yield step;
    }
  }

  *finish(): Generator<Uint8Array, void, undefined> {
    if (this.#state !== 'stream' || this.#streams === 0 || this.#held.subarray(this.#at).some((byte) => byte !== 0))
      throw damaged(`it ends too early, after byte ${this.#inputBytes} of the compressed data`);
  }

  close(): void {
    this.#lzma = undefined;
    this.#held = Buffer.alloc(0);
  }

  /** Bytes that came out, undefined for none, or `more`. */
  #step(): Step {
    switch (this.#state) {
      case 'stream':
        return this.#stream();
      case 'block':
        return this.#block();
      case 'chunk':
        return this.#chunk();
      case 'check':
        return this.#check();
      case 'index':
        return this.#index();
      case 'footer':
        return this.#footer();
    }
  }

  /** The next bytes without taking them; undefined when there are not so many yet. */
  #peek(count: number): Buffer | undefined {
    return this.#held.length - this.#at < count ? undefined : this.#held.subarray(this.#at, this.#at + count);
  }

  #stream(): Step {
    const padding = this.#peek(4);
    if (padding && this.#streams > 0 && padding.readUInt32LE(0) === 0) {
      this.#at += 4;
      return undefined;
    }
    const header = this.#peek(12);
    if (!header) return more;
    if (!header.subarray(0, 6).equals(headerMagic)) throw damaged('it has no header');
    this.#checkBytes = checkBytes[header[7]! & 15]!;
    this.#at += 12;
    this.#state = 'block';
    return undefined;
  }

  #block(): Step {
    const size = this.#peek(1)?.[0];
    if (size === undefined) return more;
    if (size === 0) {
      this.#state = 'index';
      return undefined;
    }
    const header = this.#peek((size + 1) * 4);
    if (!header) return more;
    this.#lzma = new LzmaDecoder(dictionaryOf(header));
    this.#packedBytes = 0;
    this.#at += header.length;
    this.#state = 'chunk';
    return undefined;
  }

  /** One chunk of LZMA2: at most 64 kB packed, 2 MB unpacked. */
  #chunk(): Step {
    const control = this.#peek(1)?.[0];
    if (control === undefined) return more;
    if (control === 0) {
      this.#take(1);
      this.#state = 'check';
      return undefined;
    }
    return control < 0x80 ? this.#plainChunk(control) : this.#packedChunk(control);
  }

  #plainChunk(control: number): Step {
    if (control > 2) throw damaged('it has a chunk of no known kind');
    const head = this.#peek(3);
    const size = head ? head.readUInt16BE(1) + 1 : 0;
    const chunk = this.#peek(3 + size);
    if (!head || !chunk) return more;
    if (control === 1) this.#lzma!.resetDictionary();
    const bytes = Buffer.from(chunk.subarray(3));
    this.#lzma!.copy(bytes);
    this.#take(chunk.length);
    return bytes;
  }

  #packedChunk(control: number): Step {
    const reset = (control >> 5) & 3;
    const headBytes = reset >= 2 ? 6 : 5;
    const head = this.#peek(headBytes);
    if (!head) return more;
    const unpacked = ((control & 31) << 16) + head.readUInt16BE(1) + 1;
    const chunk = this.#peek(headBytes + head.readUInt16BE(3) + 1);
    if (!chunk) return more;
    const lzma = this.#lzma!;
    if (reset === 3) lzma.resetDictionary();
    if (reset >= 2) lzma.setProperties(head[5]!);
    if (reset >= 1) lzma.resetState();
    const output = lzma.decode(chunk.subarray(headBytes), unpacked);
    this.#take(chunk.length);
    return output;
  }

  #take(bytes: number): void {
    this.#at += bytes;
    this.#packedBytes += bytes;
  }

  #check(): Step {
    const bytes = ((4 - (this.#packedBytes % 4)) % 4) + this.#checkBytes;
    if (!this.#peek(bytes)) return more;
    this.#at += bytes;
    this.#lzma = undefined;
    this.#state = 'block';
    return undefined;
  }

  #index(): Step {
    const bytes = this.#held.subarray(this.#at);
    const end = indexEnd(bytes);
    if (end === undefined || end > bytes.length) {
      if (bytes.length > maxIndexBytes) throw damaged('its index has no end');
      return more;
    }
    this.#at += end;
    this.#state = 'footer';
    return undefined;
  }

  #footer(): Step {
    const footer = this.#peek(12);
    if (!footer) return more;
    if (!footer.subarray(10).equals(footerMagic)) throw damaged('it has no end mark');
    this.#at += 12;
    this.#streams++;
    this.#state = 'stream';
    return undefined;
  }
}

/** Size of the dictionary that a block's header asks for. Throws ArchiveError. */
function dictionaryOf(header: Buffer): number {
  const flags = header[1]!;
  let at = 2;
  for (const bit of [0x40, 0x80]) if (flags & bit) at = numberAt(header, at).end;
  for (let filter = 0; filter <= (flags & 3); filter++) {
    const id = numberAt(header, at);
    const size = numberAt(header, id.end);
    const properties = header.subarray(size.end, size.end + size.value);
    at = size.end + size.value;
    if (id.value === lzma2) return dictionaryBytes(properties[0] ?? 255);
    if (id.value === delta) throw new ArchiveError('archive-unsupported', 'xz data with a delta filter is not read');
  }
  throw new ArchiveError('archive-unsupported', 'xz data without LZMA2 is not read');
}

function dictionaryBytes(code: number): number {
  if (code > 40) throw damaged('its dictionary has no size');
  const bytes = code === 40 ? 2 ** 32 - 1 : (2 | (code & 1)) * 2 ** ((code >> 1) + 11);
  if (bytes > maxDictionaryBytes)
    throw new ArchiveError('archive-limit', `its dictionary takes ${bytes} bytes of memory`);
  return bytes;
}

/** A number of seven bits per byte, and where it ends; beyond the bytes when it is cut. */
function numberAt(bytes: Uint8Array, at: number): { readonly value: number; readonly end: number } {
  let value = 0;
  for (let i = 0; i < 9; i++) {
    const byte = bytes[at + i] ?? 0x80;
    value += (byte & 0x7f) * 2 ** (7 * i);
    if (byte < 0x80) return { value, end: at + i + 1 };
  }
  return { value, end: bytes.length + 1 };
}

/** Where the index with its padding and checksum ends; undefined when that cannot be told yet. */
function indexEnd(bytes: Uint8Array): number | undefined {
  const count = numberAt(bytes, 1);
  let at = count.end;
  for (let i = 0; i < count.value * 2 && at <= bytes.length; i++) at = numberAt(bytes, at).end;
  return at > bytes.length ? undefined : at + ((4 - (at % 4)) % 4) + 4;
}

function damaged(what: string): ArchiveError {
  return new ArchiveError('archive-corrupt', `the xz data is damaged: ${what}`);
}
