// The text of a page as people see it: strings that stand side by side are one line, however a program has cut and kerned them. Lines are in the order
// in which they are drawn.

import { type Font, readFont } from './font.ts';
import type { PdfObject, PdfObjects } from './objects.ts';
import { type Dict, isArray, isDict, isSpace, Name, type Value, ValueReader, Word } from './values.ts';

/** Forms drawn in forms. */
const maxForms = 8;
const maxOperands = 512;
/** What the drawing of a form counts for beside its length: forms may draw forms, twice each. */
const drawingBytes = 16_384;
/** Characters of one page. */
const maxCharacters = 16 << 20;
/** In ems: a gap of more is a space; of fonts whose widths are guessed. */
const gapEms = 0.18;
const guessedGapEms = 0.4;
/** A string further away from the line, or that much before its end, begins a new one. */
const offLineEms = 0.5;

type Matrix = readonly [number, number, number, number, number, number];
const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** Where the last string ended, its direction, and its size. */
type Pen = { readonly x: number; readonly y: number; readonly dx: number; readonly dy: number; readonly size: number };

export class PageText {
  /** Characters whose fonts do not say what they are. */
  unknown = 0;
  /** Numbers of the forms that were drawn. */
  readonly drawn = new Set<number>();
  readonly #objects: PdfObjects;
  readonly #fonts = new Map<Dict, Font>();
  readonly #latin: Font;
  #text = '';
  /** The last character: to ask the text for it would copy all of it. */
  #last = '';
  #pen: Pen | undefined;
  #ctm: Matrix = identity;
  #textMatrix: Matrix = identity;
  #lineMatrix: Matrix = identity;
  #font: Font;
  #size = 1;
  #charSpace = 0;
  #wordSpace = 0;
  #scale = 1;
  #leading = 0;
  #stack: Matrix[] = [];

  constructor(objects: PdfObjects) {
    this.#objects = objects;
    this.#latin = readFont(objects, undefined);
    this.#font = this.#latin;
  }

  /** The text since the last call; what is drawn next begins a new page. */
  take(): string {
    const text = this.#text;
    this.#text = '';
    this.#pen = undefined;
    this.#ctm = identity;
    this.#stack = [];
    return text;
  }

  /** Runs the operators of a page or form. Throws LimitReached. */
  draw(content: Buffer, resources: Dict | undefined, depth = 0): void {
    const reader = new ValueReader(content, 0, false);
    let operands: Value[] = [];
    while (reader.at < content.length && this.#text.length < maxCharacters) {
      const value = reader.next();
      if (value === undefined) reader.at++;
      else if (!(value instanceof Word)) {
        if (operands.length < maxOperands) operands.push(value);
      } else {
        if (value.word === 'ID') skipImage(content, reader);
        else if (value.word === 'Do') this.#form(operands[0], resources, depth);
        else this.#operator(value.word, operands, resources);
        operands = [];
      }
    }
  }

  #operator(word: string, operands: readonly Value[], resources: Dict | undefined): void {
    const n = (i: number): number => (typeof operands[i] === 'number' ? operands[i] : 0);
    switch (word) {
      case 'q':
        if (this.#stack.length < maxOperands) this.#stack.push(this.#ctm);
        break;
      case 'Q':
        this.#ctm = this.#stack.pop() ?? this.#ctm;
        break;
      case 'cm':
        this.#ctm = multiply([n(0), n(1), n(2), n(3), n(4), n(5)], this.#ctm);
        break;
      case 'BT':
        this.#setLine(identity);
        break;
      case 'Tf':
        this.#font = this.#fontOf(operands[0], resources);
        this.#size = n(1);
        break;
      case 'Tc':
        this.#charSpace = n(0);
        break;
      case 'Tw':
        this.#wordSpace = n(0);
        break;
      case 'Tz':
        this.#scale = n(0) / 100;
        break;
      case 'TL':
        this.#leading = n(0);
        break;
      case 'Tm':
        this.#setLine([n(0), n(1), n(2), n(3), n(4), n(5)]);
        break;
      case 'Td':
        this.#move(n(0), n(1));
        break;
      case 'TD':
        this.#leading = -n(1);
        this.#move(n(0), n(1));
        break;
      case 'T*':
        this.#move(0, -this.#leading);
        break;
      case 'Tj':
      case 'TJ':
        this.#show(operands[0]);
        break;
      case "'":
        this.#move(0, -this.#leading);
        this.#show(operands[0]);
        break;
      case '"':
        this.#wordSpace = n(0);
        this.#charSpace = n(1);
        this.#move(0, -this.#leading);
        this.#show(operands[2]);
    }
  }

  #form(name: Value | undefined, resources: Dict | undefined, depth: number): void {
    const objects = this.#objects;
    const forms = objects.dict(resources?.get('XObject'));
    const form = name instanceof Name ? objects.object(forms?.get(name.name)) : undefined;
    if (!form || !isDict(form.value) || objects.name(form.value.get('Subtype')) !== 'Form' || depth >= maxForms) return;
    this.drawn.add(form.number);
    const data = objects.data(form);
    if (!data) return;
    objects.spend(drawingBytes);
    const [ctm, stack] = [this.#ctm, this.#stack];
    this.#stack = [];
    this.#ctm = multiply(matrixOf(objects, form), ctm);
    this.draw(data, objects.dict(form.value.get('Resources')) ?? resources, depth + 1);
    this.#ctm = ctm;
    this.#stack = stack;
  }

  #fontOf(name: Value | undefined, resources: Dict | undefined): Font {
    const fonts = this.#objects.dict(resources?.get('Font'));
    const dict = name instanceof Name ? this.#objects.dict(fonts?.get(name.name)) : undefined;
    if (!dict) return this.#latin;
    const known = this.#fonts.get(dict);
    if (known) return known;
    const font = readFont(this.#objects, dict);
    this.#fonts.set(dict, font);
    return font;
  }

  #setLine(matrix: Matrix): void {
    this.#textMatrix = matrix;
    this.#lineMatrix = matrix;
  }

  #move(x: number, y: number): void {
    this.#setLine(multiply([1, 0, 0, 1, x, y], this.#lineMatrix));
  }

  #advance(x: number): void {
    this.#textMatrix = multiply([1, 0, 0, 1, x * this.#scale, 0], this.#textMatrix);
  }

  #show(value: Value | undefined): void {
    if (isArray(value)) {
      for (const item of value) {
        if (typeof item === 'number') this.#advance((-item / 1000) * this.#size);
        else this.#show(Buffer.isBuffer(item) ? item : undefined);
      }
    } else if (Buffer.isBuffer(value) && value.length > 0) this.#string(value);
  }

  #string(bytes: Buffer): void {
    const font = this.#font;
    this.#join(font);
    for (let at = 0; at + font.codeBytes <= bytes.length; at += font.codeBytes) {
      const { text, width, isSpace: isBlank } = font.glyph(font.codeBytes === 1 ? bytes[at]! : bytes.readUInt16BE(at));
      if (text === undefined) this.unknown++;
      else if (text !== '') this.#append(text);
      this.#advance(width * this.#size + this.#charSpace + (isBlank ? this.#wordSpace : 0));
    }
    this.#pen = this.#position();
  }

  /** Puts what stands between the last string and this one. */
  #join({ hasWidths }: Font): void {
    const pen = this.#pen;
    const here = this.#position();
    if (!pen || this.#text === '') return;
    const size = Math.max(here.size, 1e-6);
    const along = ((here.x - pen.x) * pen.dx + (here.y - pen.y) * pen.dy) / size;
    const across = Math.abs((here.y - pen.y) * pen.dx - (here.x - pen.x) * pen.dy) / size;
    if (across > offLineEms || along < (hasWidths ? -offLineEms : -2 * offLineEms)) this.#append('\n');
    else if (along > (hasWidths ? gapEms : guessedGapEms) && !/\s/.test(this.#last)) this.#append(' ');
  }

  #append(text: string): void {
    this.#text += text;
    this.#last = text.at(-1)!;
  }

  #position(): Pen {
    const [a, b, , , x, y] = multiply(this.#textMatrix, this.#ctm);
    const length = Math.hypot(a, b) || 1;
    return { x, y, dx: a / length, dy: b / length, size: Math.abs(this.#size) * length };
  }
}

function matrixOf(objects: PdfObjects, { value }: PdfObject): Matrix {
  const numbers = isDict(value) ? objects.array(value.get('Matrix')).map((item) => objects.number(item) ?? 0) : [];
  const [a, b, c, d, e, f] = numbers;
  return numbers.length === 6 ? [a!, b!, c!, d!, e!, f!] : identity;
}

function multiply([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l];
}

/** Behind the data of a picture that stands between operators. */
function skipImage(content: Buffer, reader: ValueReader): void {
  for (let at = content.indexOf('EI', reader.at); at >= 0; at = content.indexOf('EI', at + 1)) {
    if (!isSpace(content[at - 1]!) || !isSpace(content[at + 2] ?? 0x20)) continue;
    reader.at = at + 2;
    return;
  }
  reader.at = content.length;
}
