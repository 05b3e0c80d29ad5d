// The texts of a PDF file: its pages, what is drawn on none of them (older versions), the strings of its other objects (information, links, fields,
// scripts), and the files that are attached. Pictures and fonts are passed over.

import { ArchiveError } from '../../archive/archive-error.ts';
import type { DocumentEvent, DocumentLimits } from '../documents/document.ts';
import { sniff } from '../sniff.ts';
import { Budget, LimitReached } from './filters.ts';
import { type PdfObject, PdfObjects } from './objects.ts';
import { PageText } from './page-text.ts';
import { type Dict, isArray, isDict, Ref, type Value } from './values.ts';

type Event = Generator<DocumentEvent, void, undefined>;

/** What all streams of a document may unpack to. */
const maxUnpackedBytes = 256 << 20;
/** Levels of the tree of pages, and of what pages inherit. */
const maxLevels = 64;
/** Of `%PDF-`. */
const headerBytes = 5;
/** Fewer characters that cannot be told are symbols. */
const maxUnknown = 16;

/** Goes on as far as the limit on what is unpacked lets it. */
export function* readPdf(bytes: Buffer, limits: DocumentLimits): Event {
  const budget = new Budget(maxUnpackedBytes);
  try {
    const reader = new Reader(bytes, budget);
    yield* reader.run(limits.maxEntries);
    if (budget.faults > 0) yield damaged(`${budget.faults} of its streams cannot be unpacked to their end`);
  } catch (error) {
    if (error instanceof ArchiveError) yield { kind: 'problem', code: error.code, message: error.message };
    else if (error instanceof LimitReached) {
      const message = `the PDF file unpacks to more than ${maxUnpackedBytes} bytes; the rest was not searched`;
      yield { kind: 'problem', code: 'archive-limit', message };
    } else throw error;
  } finally {
    budget.close();
  }
}

class Reader {
  readonly #bytes: Buffer;
  readonly #objects: PdfObjects;
  readonly #text: PageText;
  /** Numbers of the objects whose streams were read. */
  readonly #read = new Set<number>();
  /** Numbers of the streams that draw the letters of a font. */
  readonly #drawings: ReadonlySet<number>;
  #entries = 0;

  constructor(bytes: Buffer, budget: Budget) {
    this.#bytes = bytes;
    this.#objects = new PdfObjects(bytes, budget);
    this.#text = new PageText(this.#objects);
    this.#drawings = drawingsOf(this.#objects);
  }

  *run(maxEntries: number): Event {
    const { all, isEncrypted } = this.#objects;
    if (all.length === 0) {
      yield damaged('no object can be found in it');
      // Without its first letters it is looked at as what else it may be.
      yield* member('content', this.#bytes.subarray(headerBytes));
      return;
    }
    if (isEncrypted) {
      yield { kind: 'problem', code: 'encrypted', message: 'the PDF file is encrypted and was not searched' };
      return;
    }
    const pages = this.#pages();
    for (const [i, page] of pages.entries()) {
      if (++this.#entries > maxEntries) {
        yield { kind: 'problem', code: 'archive-limit', message: `the PDF file has more than ${maxEntries} pages` };
        return;
      }
      yield* member(`page ${i + 1}`, this.#pageText(page));
    }
    for (const object of all) yield* this.#other(object);
    yield* member('properties', this.#strings());
    if (this.#text.unknown >= maxUnknown) {
      const message = `the PDF file has ${this.#text.unknown} characters in fonts that do not say what they are; they were not searched`;
      yield { kind: 'problem', code: 'archive-unsupported', message };
    }
  }

  /** In the order of the tree; those that are in no tree, as in a file whose end is missing, in the order of the file. */
  #pages(): readonly Dict[] {
    const objects = this.#objects;
    const roots = [
      ...objects.trailers.map((trailer) => objects.dict(trailer.get('Root'))).filter((root) => root?.has('Pages')),
    ];
    const catalogs = objects.all.map(({ value }) => value).filter((value) => this.#type(value) === 'Catalog');
    const catalog = roots.at(-1) ?? (catalogs.at(-1) as Dict | undefined);
    const pages = new Set<Dict>();
    const seen = new Set<Dict>();
    const visit = (value: Value | undefined, level: number): void => {
      const node = objects.dict(value);
      if (!node || level > maxLevels || seen.has(node)) return;
      seen.add(node);
      if (node.has('Kids')) for (const kid of objects.array(node.get('Kids'))) visit(kid, level + 1);
      else pages.add(node);
    };
    visit(catalog?.get('Pages'), 0);
    for (const { value } of objects.all) if (isDict(value) && this.#type(value) === 'Page') pages.add(value);
    return [...pages];
  }

  #type(value: Value): string | undefined {
    return isDict(value) ? this.#objects.name(value.get('Type')) : undefined;
  }

  #pageText(page: Dict): string {
    const objects = this.#objects;
    const contents = page.get('Contents');
    const refs = objects.object(contents)?.stream ? [contents!] : objects.array(contents);
    const pieces = refs.map((ref) => {
      const object = objects.object(ref);
      if (!object) return Buffer.alloc(0);
      this.#read.add(object.number);
      return objects.data(object) ?? Buffer.alloc(0);
    });
    // An operator may have its operands in the stream before.
    const content = Buffer.concat(pieces.flatMap((piece) => [piece, Buffer.from('\n')]));
    this.#text.draw(content, this.#resources(page));
    return this.#text.take();
  }

  /** Of the page, or of the first node above that has some. */
  #resources(page: Dict): Dict | undefined {
    let node: Dict | undefined = page;
    for (let level = 0; node && level < maxLevels; level++) {
      const found = this.#objects.dict(node.get('Resources'));
      if (found) return found;
      node = this.#objects.dict(node.get('Parent'));
    }
    return undefined;
  }

  /** A stream that belongs to no page. */
  *#other(object: PdfObject): Event {
    const { value, number } = object;
    const isNewest = this.#objects.object(new Ref(number)) === object;
    if (!object.stream || !isDict(value) || (isNewest && (this.#read.has(number) || this.#text.drawn.has(number))))
      return;
    const type = this.#objects.name(value.get('Type'));
    const subtype = this.#objects.name(value.get('Subtype')) ?? '';
    const isFont = value.has('Length1') || /^(?:Type1C|CIDFontType0C|OpenType)$/.test(subtype);
    if (type === 'ObjStm' || type === 'XRef' || subtype === 'Image' || isFont) return;
    const data = this.#objects.data(object);
    if (!data) return;
    if (type === 'EmbeddedFile') {
      yield* member(`attachment ${number}`, data);
      return;
    }
    const start = data.toString('latin1', 0, 1 << 16);
    const hasText = /\bT[jJ]\b/.test(start);
    if (this.#drawings.has(number) && !hasText) return;
    if (subtype === 'Form' || hasText) {
      this.#text.draw(data, this.#objects.dict(value.get('Resources')));
      yield* member(`object ${number}`, this.#text.take());
    } else if (sniff(data) !== 'binary' && !start.includes('begincmap')) yield* member(`object ${number}`, data);
  }

  /** A line for each string that is not drawn: `URI: https://...`. */
  #strings(): string {
    const lines = new Set<string>();
    const visit = (value: Value, key: string): void => {
      if (Buffer.isBuffer(value)) {
        const text = stringText(value);
        if (text !== '') lines.add(`${key}: ${text}`);
      } else if (isArray(value)) for (const item of value) visit(item, key);
      else if (isDict(value)) for (const [name, item] of value) visit(item, name);
    };
    for (const { value } of this.#objects.all) visit(value, 'value');
    for (const trailer of this.#objects.trailers) visit(trailer.get('Info') ?? null, 'Info');
    return [...lines].join('\n');
  }
}

/** Fonts of type 3 draw each letter by operators of its own. */
function drawingsOf(objects: PdfObjects): ReadonlySet<number> {
  const numbers = new Set<number>();
  for (const { value } of objects.all) {
    const drawings = isDict(value) ? objects.dict(value.get('CharProcs')) : undefined;
    for (const drawing of drawings?.values() ?? []) if (drawing instanceof Ref) numbers.add(drawing.number);
  }
  return numbers;
}

function* member(name: string, content: string | Buffer): Event {
  if (content.length === 0) return;
  const bytes = Buffer.from(content);
  yield { kind: 'member', name };
  // What it was unpacked from is counted by the budget.
  yield { kind: 'data', bytes, packedBytes: bytes.length };
  yield { kind: 'end' };
}

/** A text string (7.9.2.2); empty for what is none. */
function stringText(bytes: Buffer): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return Buffer.from(bytes.subarray(2, bytes.length & ~1))
      .swap16()
      .toString('utf16le');
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.toString('utf8', 3);
  const text = bytes.toString('latin1');
  return /[\0-\x08\x0e-\x1f\x7f-\x9f]/.test(text) ? '' : text;
}

function damaged(what: string): DocumentEvent {
  return { kind: 'problem', code: 'archive-corrupt', message: `the PDF file is damaged: ${what}` };
}
