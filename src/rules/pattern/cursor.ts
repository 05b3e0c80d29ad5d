// A reading position in a pattern. Knows nothing of syntax.

import { PatternError } from './pattern-error.ts';

/** Walks a pattern by code points; `index` is in UTF-16 units. */
export class Cursor {
  readonly source: string;
  index = 0;

  constructor(source: string) {
    this.source = source;
  }

  get done(): boolean {
    return this.index >= this.source.length;
  }

  /** The UTF-16 unit `ahead` of the position, or '' past the end. */
  peek(ahead = 0): string {
    return this.source.charAt(this.index + ahead);
  }

  /** Takes `text` if it comes next. */
  take(text: string): boolean {
    if (!this.source.startsWith(text, this.index)) return false;
    this.index += text.length;
    return true;
  }

  /** Takes what a sticky expression matches here, or nothing. Sets its `lastIndex`: pass a literal, which is new each time. */
  takeMatch(sticky: RegExp): RegExpExecArray | null {
    sticky.lastIndex = this.index;
    const match = sticky.exec(this.source);
    if (match) this.index += match[0].length;
    return match;
  }

  /** Takes one code point; the caller has checked `done`. */
  next(): number {
    const rune = this.source.codePointAt(this.index) ?? 0;
    this.index += rune > 0xffff ? 2 : 1;
    return rune;
  }

  fail(message: string, index: number = this.index): never {
    throw new PatternError(message, index);
  }
}
