// Patterns that are not rules: paths and allowlists. Compiled once each, when first asked for.

import type { CompiledPattern, RegexEngine } from './engine.ts';
import { wellFormed } from './window.ts';

export class PatternCache {
  readonly #engine: () => RegexEngine;
  readonly #patterns = new Map<string, CompiledPattern>();

  constructor(engine: () => RegexEngine) {
    this.#engine = engine;
  }

  /** True when the RE2 pattern matches anywhere in the text. */
  test(pattern: string, text: string): boolean {
    let compiled = this.#patterns.get(pattern);
    if (!compiled) {
      compiled = this.#engine().compile(pattern);
      this.#patterns.set(pattern, compiled);
    }
    return compiled.exec(wellFormed(Buffer.from(text)), 0) !== undefined;
  }
}
