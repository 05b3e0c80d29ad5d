// The text of a page as people see it: strings that stand side by side are one line, however a program has cut and kerned them. Lines are in the order
// in which they are drawn.

import { ContentScanner, operatorCode } from './content-scanner.ts';
import { type Font, readFont } from './font.ts';
import { GraphicsState } from './graphics-state.ts';
import type { PdfObject, PdfObjects } from './objects.ts';
import { TextWriter } from './text-writer.ts';
import { type Dict, isDict } from './values.ts';

/** Forms drawn in forms. */
const maxForms = 8;
/** What the drawing of a form counts for beside its length: forms may draw forms, twice each. */
const drawingBytes = 16_384;
/** A font of fewer different characters is one of signs: a token has more. */
const minLetters = 8;
/** Characters of one page. */
const maxCharacters = 16 << 20;

const op = {
  save: operatorCode('q'),
  restore: operatorCode('Q'),
  transform: operatorCode('cm'),
  image: operatorCode('ID'),
  form: operatorCode('Do'),
  begin: operatorCode('BT'),
  font: operatorCode('Tf'),
  charSpace: operatorCode('Tc'),
  wordSpace: operatorCode('Tw'),
  scale: operatorCode('Tz'),
  leading: operatorCode('TL'),
  matrix: operatorCode('Tm'),
  move: operatorCode('Td'),
  moveAndLead: operatorCode('TD'),
  nextLine: operatorCode('T*'),
  show: operatorCode('Tj'),
  showAll: operatorCode('TJ'),
  showLine: operatorCode("'"),
  showSpaced: operatorCode('"'),
};

export class PageText {
  /** Numbers of the forms that were drawn. */
  readonly drawn = new Set<number>();
  readonly #objects: PdfObjects;
  readonly #fonts = new Map<Dict, Font>();
  readonly #latin: Font;
  readonly #state: GraphicsState;
  readonly #writer = new TextWriter();
  /** Forms that were drawn to their end and showed no text, with what they drew from: signs on a plot may be drawn ten thousand times. */
  readonly #textless = new Map<PdfObject, Dict | undefined>();
  /** Characters that a font does not tell, and how many different ones they are. */
  readonly #untold = new Map<Font, { count: number; readonly codes: Set<number> }>();
  /** Characters that could not be told, and forms that were left out because they lie too deep. */
  #cuts = 0;

  constructor(objects: PdfObjects) {
    this.#objects = objects;
    this.#latin = readFont(objects, undefined);
    this.#state = new GraphicsState(this.#latin);
  }

  /** Characters in fonts that do not say what they are. */
  get unknown(): number {
    const fonts = [...this.#untold.values()].filter(({ codes }) => codes.size >= minLetters);
    return fonts.reduce((sum, { count }) => sum + count, 0);
  }

  /** The text since the last call; what is drawn next begins a new page. */
  take(): string {
    this.#state.reset();
    return this.#writer.take();
  }

  /** Runs the operators of a page or form. Throws LimitReached. */
  draw(content: Buffer, resources: Dict | undefined, depth = 0): void {
    const scanner = new ContentScanner(content);
    const state = this.#state;
    const n = (index: number): number => scanner.operand(index);
    while (this.#writer.length < maxCharacters) {
      const code = scanner.next();
      switch (code) {
        case -1:
          return;
        case op.image:
          scanner.skipImage();
          break;
        case op.form:
          this.#form(scanner.name(0), resources, depth);
          break;
        case op.save:
          state.save();
          break;
        case op.restore:
          state.restore();
          break;
        case op.transform:
          state.transform(n(0), n(1), n(2), n(3), n(4), n(5));
          break;
        case op.begin:
          state.setLine(1, 0, 0, 1, 0, 0);
          break;
        case op.font:
          state.setFont(this.#fontOf(scanner.name(0), resources), n(1));
          break;
        case op.charSpace:
          state.charSpace = n(0);
          break;
        case op.wordSpace:
          state.wordSpace = n(0);
          break;
        case op.scale:
          state.scale = n(0) / 100;
          break;
        case op.leading:
          state.leading = n(0);
          break;
        case op.matrix:
          state.setLine(n(0), n(1), n(2), n(3), n(4), n(5));
          break;
        case op.move:
          state.move(n(0), n(1));
          break;
        case op.moveAndLead:
          state.leading = -n(1);
          state.move(n(0), n(1));
          break;
        case op.nextLine:
          state.move(0, -state.leading);
          break;
        case op.show:
        case op.showAll:
          this.#show(scanner, 0);
          break;
        case op.showLine:
          state.move(0, -state.leading);
          this.#show(scanner, 0);
          break;
        case op.showSpaced:
          state.wordSpace = n(0);
          state.charSpace = n(1);
          state.move(0, -state.leading);
          this.#show(scanner, 2);
      }
    }
  }

  #form(name: string | undefined, resources: Dict | undefined, depth: number): void {
    const objects = this.#objects;
    const forms = objects.dict(resources?.get('XObject'));
    const form = name === undefined ? undefined : objects.object(forms?.get(name));
    if (!form || !isDict(form.value) || objects.name(form.value.get('Subtype')) !== 'Form') return;
    const from = objects.dict(form.value.get('Resources')) ?? resources;
    if (this.#textless.has(form) && this.#textless.get(form) === from) return;
    if (depth >= maxForms) {
      this.#cuts++;
      return;
    }
    this.drawn.add(form.number);
    const data = objects.data(form);
    if (!data) return;
    objects.spend(drawingBytes);
    const before = this.#extent();
    const mark = this.#state.enter();
    const [a, b, c, d, e, f] = matrixOf(objects, form);
    this.#state.transform(a!, b!, c!, d!, e!, f!);
    this.draw(data, from, depth + 1);
    this.#state.leave(mark);
    if (this.#extent() === before) this.#textless.set(form, from);
  }

  /** Grows with all that is shown or left out. */
  #extent(): number {
    return this.#writer.length + this.#cuts;
  }

  #addUntold(font: Font, code: number): void {
    const known = this.#untold.get(font) ?? { count: 0, codes: new Set() };
    this.#untold.set(font, known);
    known.count++;
    known.codes.add(code);
    this.#cuts++;
  }

  #fontOf(name: string | undefined, resources: Dict | undefined): Font {
    const fonts = this.#objects.dict(resources?.get('Font'));
    const dict = name === undefined ? undefined : this.#objects.dict(fonts?.get(name));
    if (!dict) return this.#latin;
    const known = this.#fonts.get(dict);
    if (known) return known;
    const font = readFont(this.#objects, dict);
    this.#fonts.set(dict, font);
    return font;
  }

  #show(scanner: ContentScanner, index: number): void {
    const kind = scanner.open(index);
    if (kind === 'string') this.#string(scanner.string);
    if (kind !== 'array') return;
    for (let item = scanner.element(); item !== 'end'; item = scanner.element()) {
      if (item === 'number') this.#state.advance((-scanner.number / 1000) * this.#state.size);
      else if (item === 'string') this.#string(scanner.string);
    }
  }

  #string({ bytes, length }: { readonly bytes: Buffer; readonly length: number }): void {
    if (length === 0) return;
    const state = this.#state;
    const { font, size, charSpace, wordSpace } = state;
    const writer = this.#writer;
    state.position(writer.here);
    writer.join(font);
    const { codeBytes, isLead } = font;
    for (let at = 0; at + codeBytes <= length; ) {
      const first = bytes[at++]!;
      const isShort = codeBytes === 1 && !(isLead?.(first) && at < length);
      const glyph = font.glyph(isShort ? first : first * 256 + bytes[at++]!);
      if (glyph.text === undefined) this.#addUntold(font, glyph.code);
      else if (glyph.unit >= 0) writer.unit(glyph.unit);
      else writer.append(glyph.text);
      state.advance(glyph.width * size + charSpace + (glyph.isSpace ? wordSpace : 0));
    }
    state.position(writer.pen);
  }
}

function matrixOf(objects: PdfObjects, { value }: PdfObject): readonly number[] {
  const numbers = isDict(value) ? objects.array(value.get('Matrix')).map((item) => objects.number(item) ?? 0) : [];
  return numbers.length === 6 ? numbers : [1, 0, 0, 1, 0, 0];
}
