// Where in these bytes may encoded text stand? One pass in WebAssembly (assembly/index.ts) that is run over everything, so it only says where
// looking closer can pay. Bytes are copied block by block into the module's memory, whose size does not grow with the input.

import { wasmBase64 } from './wasm.generated.ts';

/** What begins or stands at a place. */
export type RunKind = 'base64' | 'hex' | 'packed' | 'percent' | 'entity' | 'backslash' | 'quoted';

/** For `base64` and `hex` a run, whose text begins `alignment` characters into it; for escapes the place of one, `end` equal to `start`. */
export type EncodedRun = {
  readonly kind: RunKind;
  readonly start: number;
  readonly end: number;
  readonly alignment: number;
};

/** By the number the module gives (assembly/index.ts). */
export const kindNames: readonly { readonly kind: RunKind; readonly alignment: number }[] = [
  ...[0, 1, 2, 3].map((alignment) => ({ kind: 'base64' as const, alignment })),
  ...[0, 1].map((alignment) => ({ kind: 'hex' as const, alignment })),
  ...(['packed', 'percent', 'entity', 'backslash', 'quoted'] as const).map((kind) => ({ kind, alignment: 0 })),
];

const tablesAt = 1024;
const hitsAt = 2048;
const hitCapacity = 4096;
const dataAt = hitsAt + hitCapacity * 12;
/** Small enough to stay in the second-level cache. */
const blockBytes = 1 << 17;
/** Blocks overlap by this much, so that a run of up to that length lies in one of them. */
const overlapBytes = 64;
const pageBytes = 65_536;

type Exports = {
  find(tables: number, data: number, length: number, from: number, hits: number, capacity: number): number;
  readonly resumeAt: { readonly value: number };
};

export class RunFinder {
  readonly #memory: Uint8Array;
  readonly #hits: Uint32Array;
  readonly #exports: Exports;

  constructor() {
    const bytes = dataAt + blockBytes + overlapBytes + 64;
    const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / pageBytes) });
    const module = new WebAssembly.Module(Buffer.from(wasmBase64, 'base64'));
    const instance = new WebAssembly.Instance(module, { env: { memory, abort: () => undefined } });
    this.#exports = instance.exports as Exports;
    this.#memory = new Uint8Array(memory.buffer);
    this.#hits = new Uint32Array(memory.buffer, hitsAt, hitCapacity * 3);
    this.#memory.set(findTables, tablesAt);
  }

  /** All runs and escapes, ascending by start within each of the two; a run that lies across two blocks is given as a whole, once. */
  find(bytes: Uint8Array): { readonly runs: readonly EncodedRun[]; readonly escapes: readonly EncodedRun[] } {
    const runs: EncodedRun[] = [];
    const escapes: EncodedRun[] = [];
    for (let block = 0; block < bytes.length; block += blockBytes) {
      const length = Math.min(bytes.length - block, blockBytes + overlapBytes);
      this.#memory.set(bytes.subarray(block, block + length), dataAt);
      this.#memory.fill(0, dataAt + length, dataAt + length + 32);
      for (let from = 0; from < length; from = this.#exports.resumeAt.value) {
        const count = this.#exports.find(tablesAt, dataAt, length, from, hitsAt, hitCapacity);
        for (let i = 0; i < count * 3; i += 3) {
          const [number, start, end] = [this.#hits[i]!, this.#hits[i + 1]!, this.#hits[i + 2]!];
          const { kind } = kindNames[number]!;
          if (start < end) addRun(runs, bytes, number, block + start, block + end);
          else if (start < blockBytes) escapes.push({ kind, start: block + start, end: block + start, alignment: 0 });
        }
      }
    }
    return { runs, escapes };
  }
}

/** A run may have been cut by the block; what it is aligned to counts from where it was found. */
function addRun(runs: EncodedRun[], bytes: Uint8Array, number: number, start: number, end: number): void {
  const { kind, alignment } = kindNames[number]!;
  const last = runs.at(-1);
  if (last && start < last.end) return;
  const table = kind === 'hex' ? digitValues : base64Values;
  let whole = start;
  while (whole > (last?.end ?? 0) && table[bytes[whole - 1]!] !== 255) whole--;
  let stop = end;
  while (stop < bytes.length && table[bytes[stop]!] !== 255) stop++;
  const unit = kind === 'hex' ? 2 : 4;
  runs.push({ kind, start: whole, end: stop, alignment: (start - whole + alignment) % unit });
}

/** 6-bit value of each character of the standard and the URL alphabet, 255 for all others. */
export const base64Values: Uint8Array = makeValues('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/', [
  ['-', 62],
  ['_', 63],
]);

/** Value of each hexadecimal digit, 255 for all other characters. */
export const digitValues: Uint8Array = makeValues(
  '0123456789abcdef',
  [...'ABCDEF'].map((digit, i) => [digit, 10 + i] as const),
);

function makeValues(alphabet: string, others: readonly (readonly [character: string, value: number])[]): Uint8Array {
  const values = new Uint8Array(256).fill(255);
  for (const [character, value] of [...[...alphabet].map((item, i) => [item, i] as const), ...others])
    values[character.charCodeAt(0)] = value;
  return values;
}

/** What the module reads, 256 bytes each: values of base64 characters and of hexadecimal digits, and what is text. */
export const findTables: Uint8Array = makeTables();

/** Printable ASCII, white space; and NUL, of which UTF-16 is half. */
function makeTables(): Uint8Array {
  const text = new Uint8Array(256);
  text.fill(1, 0x20, 0x7f);
  for (const byte of [0, 9, 10, 13]) text[byte] = 1;
  return Buffer.concat([base64Values, digitValues, text]);
}
