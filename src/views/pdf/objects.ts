// The objects of a PDF file, found by looking for them: the tables that say where they are may be damaged, and leave out what an older version of
// the file had, which is still in it.

import { type Budget, type Filter, unpack } from './filters.ts';
import { type Dict, isArray, isDict, Name, Ref, type Value, ValueReader, Word } from './values.ts';

export type PdfObject = {
  readonly number: number;
  readonly value: Value;
  /** Packed bytes of a stream. */
  readonly stream?: Buffer;
};

const objWord = Buffer.from('obj');
const endStream = Buffer.from('endstream');
const trailerWord = Buffer.from('trailer');
/** Objects in one stream; a document with more has them in many. */
const maxInStream = 100_000;

export class PdfObjects {
  /** In the order of the file, those in object streams at the place of the stream. */
  readonly all: PdfObject[] = [];
  readonly trailers: Dict[] = [];
  readonly #byNumber = new Map<number, PdfObject>();
  readonly #budget: Budget;

  /** Throws LimitReached. */
  constructor(bytes: Buffer, budget: Budget) {
    this.#budget = budget;
    this.#find(bytes);
    for (let at = bytes.indexOf(trailerWord); at >= 0; at = bytes.indexOf(trailerWord, at + 7)) {
      const value = new ValueReader(bytes, at + 7).next();
      if (isDict(value)) this.trailers.push(value);
    }
  }

  get isEncrypted(): boolean {
    return this.trailers.some((trailer) => trailer.has('Encrypt'));
  }

  /** Counts work as if so much had been unpacked. Throws LimitReached. */
  spend(bytes: number): void {
    this.#budget.spend(bytes);
  }

  /** What a reference leads to: in the newest version, and through references to references. */
  resolve(value: Value | undefined): Value | undefined {
    let found = value;
    for (let i = 0; found instanceof Ref && i < 16; i++) found = this.#byNumber.get(found.number)?.value;
    return found instanceof Ref ? undefined : found;
  }

  dict(value: Value | undefined): Dict | undefined {
    const found = this.resolve(value);
    return isDict(found) ? found : undefined;
  }

  array(value: Value | undefined): readonly Value[] {
    const found = this.resolve(value);
    return isArray(found) ? found : [];
  }

  name(value: Value | undefined): string | undefined {
    const found = this.resolve(value);
    return found instanceof Name ? found.name : undefined;
  }

  number(value: Value | undefined): number | undefined {
    const found = this.resolve(value);
    return typeof found === 'number' ? found : undefined;
  }

  object(value: Value | undefined): PdfObject | undefined {
    return value instanceof Ref ? this.#byNumber.get(value.number) : undefined;
  }

  /** The unpacked stream of an object; undefined for what is none, or no text. Throws LimitReached. */
  data({ value, stream }: PdfObject): Buffer | undefined {
    if (!stream || !isDict(value)) return undefined;
    // So that a thousand streams of nothing are not free.
    this.#budget.spend(1000 + stream.length);
    return unpack(stream, this.#filters(value), this.#budget);
  }

  #filters(dict: Dict): readonly Filter[] {
    const listOf = (value: Value | undefined): readonly Value[] => (isArray(value) ? value : [value ?? null]);
    const names = listOf(this.resolve(dict.get('Filter') ?? dict.get('F')));
    const settings = listOf(this.resolve(dict.get('DecodeParms') ?? dict.get('DP')));
    return names.flatMap((item, i): Filter[] => {
      const name = this.name(item);
      if (name === undefined) return [];
      const of = this.dict(settings[i]);
      const number = (key: string, usual: number): number => this.number(of?.get(key)) ?? usual;
      const kind = number('Predictor', 1);
      const isLate = number('EarlyChange', 1) === 0;
      if (kind === 1 || !/^(?:FlateDecode|Fl|LZWDecode|LZW)$/.test(name)) return [{ name, isLate }];
      const predictor = {
        kind,
        colors: number('Colors', 1),
        bitsPerColor: number('BitsPerComponent', 8),
        columns: number('Columns', 1),
      };
      return [{ name, isLate, predictor }];
    });
  }

  #find(bytes: Buffer): void {
    for (let at = bytes.indexOf(objWord); at >= 0; ) {
      const number = numberBefore(bytes, at);
      const end = number === undefined ? at + 3 : this.#object(bytes, number, at + 3);
      at = bytes.indexOf(objWord, end);
    }
  }

  /** Where to look on. */
  #object(bytes: Buffer, number: number, at: number): number {
    const reader = new ValueReader(bytes, at);
    const value = reader.next();
    if (value === undefined || value instanceof Word) return at;
    const after = reader.at;
    const word = isDict(value) ? reader.next() : undefined;
    if (!isDict(value) || !(word instanceof Word) || word.word !== 'stream') {
      this.#add({ number, value });
      return after;
    }
    let start = reader.at;
    if (bytes[start] === 0x0d) start++;
    if (bytes[start] === 0x0a) start++;
    const end = streamEnd(bytes, start, value.get('Length'));
    const object = { number, value, stream: bytes.subarray(start, end) };
    this.#add(object);
    const type = this.name(value.get('Type'));
    if (type === 'ObjStm') this.#members(object, value);
    if (type === 'XRef') this.trailers.push(value);
    return end;
  }

  #add(object: PdfObject): void {
    this.all.push(object);
    this.#byNumber.set(object.number, object);
  }

  #members(object: PdfObject, dict: Dict): void {
    const data = this.data(object);
    const first = this.number(dict.get('First'));
    const count = this.number(dict.get('N')) ?? 0;
    if (!data || first === undefined) return;
    const head = new ValueReader(data, 0, false);
    for (let i = 0; i < Math.min(count, maxInStream) && head.at < first; i++) {
      const [number, offset] = [head.next(), head.next()];
      if (typeof number !== 'number' || typeof offset !== 'number') return;
      const value = new ValueReader(data, first + offset).next();
      if (value !== undefined && !(value instanceof Word)) this.#add({ number, value });
    }
  }
}

/** The number of the object whose `obj` stands at `at`: `12 0 obj`. */
function numberBefore(bytes: Buffer, at: number): number | undefined {
  const match = /(?:^|[^0-9])(\d{1,8})[\s\0]{1,4}\d{1,5}[\s\0]{0,4}$/.exec(
    bytes.toString('latin1', Math.max(0, at - 24), at),
  );
  return match ? Number(match[1]) : undefined;
}

/** The length that is claimed counts when the stream ends there. */
function streamEnd(bytes: Buffer, start: number, length: Value | undefined): number {
  if (typeof length === 'number' && length >= 0 && Number.isInteger(length)) {
    const found = bytes.subarray(start + length, start + length + 12).indexOf(endStream);
    if (found >= 0) return start + length;
  }
  const found = bytes.indexOf(endStream, start);
  return found < 0 ? bytes.length : found;
}
