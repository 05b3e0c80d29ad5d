// The built-in rules as the bundle keeps them (store-rules.ts makes it so): a head with what every scan needs to know, the tables of the search, the
// rules with everything computed, and the notes that only reports need (stored-notes.ts). Run from sources there are none, and builtin-join.ts
// reads the TOML packs instead.
//
// Of the rules there is one JSON text per line: an index, and then each rule. They are read when the first one is asked for, and each is parsed
// when it is: most scans wake a few dozen of a thousand, and hooks none.

import type { AllowlistSpec, Rule, RuleSearch, RuleSet, RuleSpec } from '../model/rule.ts';
import type { TableImage } from '../model/table-image.ts';
import type { TokenCheck } from '../model/token.ts';
import { readStoredHead, readStoredTables, readStoredText, StoredImage, type TablesStamp } from './stored-files.ts';
import { withSpec } from './with-spec.ts';

/** The search's tables as stored; what columns and facts mean is the matcher's (match/triggers.ts). */
export type StoredTables = {
  readonly image: TableImage;
  readonly slack: number;
  readonly columns: Int32Array;
  readonly facts: unknown;
};

/** A guard inside dist/prefilter.bin: where it begins, in bytes, and its size. */
export type GuardPlace = { readonly at: number; readonly classes: number; readonly bytes: number };

/** What dist/rules-head.json holds. */
export type StoredHead = {
  readonly allowlists: readonly AllowlistSpec[];
  /** Rules whose keys are made to be published. */
  readonly public: readonly number[];
  /** By index: rules that every text is asked about, for which the others need not be read. */
  readonly early: Readonly<Record<number, Rule>>;
  /** Of dist/rules.jsonl: the bytes of each line, and a checksum of all. */
  readonly lineBytes: readonly number[];
  readonly textChecksum: number;
  readonly slack: number;
  /**
   * Where in dist/prefilter.bin the columns of the trigger table begin, in bytes, and how many numbers they have; the tables end there or before.
   * Behind the columns is the text's checksum again.
   */
  readonly columnsAt: number;
  readonly columns: number;
  readonly facts: unknown;
};

/** The first line of dist/rules.jsonl: what is known of all rules without reading them. */
export type StoredIndex = {
  /** By line. */
  readonly ids: readonly string[];
  /** By id: the rules that a rule names, if it names any. */
  readonly names: Readonly<Record<string, Partial<Record<'required' | 'pairs', readonly { readonly id: string }[]>>>>;
  readonly guards: Readonly<Record<string, GuardPlace>>;
};

/** The built-in rule of one line; a silent one is looked for and never reported by itself. */
type StoredPlace = { readonly line: number; readonly isSilent: boolean };

/** What a thread needs to have the same rules: memory that threads share, and nothing parsed. */
export type StoredText = {
  readonly head: StoredHead;
  readonly text: Uint8Array;
  /** By index: where the rule is stored, or the rule itself if it is not. */
  readonly places: readonly (StoredPlace | Rule)[];
  readonly allowlists: readonly AllowlistSpec[];
};

/** The built-in rules, or most of them among others, each parsed when it is first looked at. They carry no guards: those are in the tables. */
export class StoredRuleSet implements RuleSet {
  readonly rules: readonly Rule[];
  readonly allowlists: readonly AllowlistSpec[];
  readonly #lines: RuleLines;

  constructor(lines: RuleLines, rules: readonly Rule[], allowlists: readonly AllowlistSpec[]) {
    this.#lines = lines;
    this.rules = rules;
    this.allowlists = allowlists;
  }

  /** All built-in rules; `isPublicSilent` keeps those for public keys from reporting. */
  static ofBuiltin(lines: RuleLines, isPublicSilent: boolean): StoredRuleSet {
    const { lineBytes, public: open, allowlists } = lines.head;
    const silent = new Set(isPublicSilent ? open : []);
    const rules: Rule[] = [];
    for (let line = 0; line + 1 < lineBytes.length; line++)
      rules.push(new StoredRule(lines, { line, isSilent: silent.has(line) }, line));
    return new StoredRuleSet(lines, rules, allowlists);
  }

  /** The set that a thread was sent. */
  static of({ head, text, places, allowlists }: StoredText): StoredRuleSet {
    const lines = new RuleLines(head, () => text);
    const rules = places.map((place, index) => ('line' in place ? new StoredRule(lines, place, index) : place));
    return new StoredRuleSet(lines, rules, allowlists);
  }

  get stored(): StoredText {
    const places = this.rules.map((rule) => (rule instanceof StoredRule ? rule.place : rule));
    return { head: this.#lines.head, text: this.#lines.text(), places, allowlists: this.allowlists };
  }
}

/** The lines of dist/rules.jsonl; reads the text when the first one is asked for. */
export class RuleLines {
  readonly head: StoredHead;
  readonly #read: () => Uint8Array;
  #text: Buffer | undefined;
  /** Where each line begins in the text. */
  readonly #starts: readonly number[];

  constructor(head: StoredHead, read: () => Uint8Array) {
    this.head = head;
    this.#read = read;
    let end = 0;
    this.#starts = head.lineBytes.map((bytes) => {
      end += bytes;
      return end - bytes;
    });
  }

  text(): Buffer {
    if (!this.#text) {
      const { buffer, byteOffset, length } = this.#read();
      this.#text = Buffer.from(buffer, byteOffset, length);
    }
    return this.#text;
  }

  index(): StoredIndex {
    return this.#parse<StoredIndex>(0);
  }

  /** `line` counts from the first rule on. */
  rule(line: number): Rule {
    const early = this.head.early[line];
    if (early) return early;
    // Behind the line of the index.
    return this.#parse<Rule>(line + 1);
  }

  #parse<T>(line: number): T {
    const start = this.#starts[line]!;
    return JSON.parse(this.text().toString('latin1', start, start + this.head.lineBytes[line]!)) as T;
  }
}

/** Reads its line when the first of its fields is asked for. */
export class StoredRule implements Rule {
  readonly index: number;
  readonly place: StoredPlace;
  readonly #lines: RuleLines;
  #rule: Rule | undefined;

  constructor(lines: RuleLines, place: StoredPlace, index: number) {
    this.index = index;
    this.place = place;
    this.#lines = lines;
  }

  get spec(): RuleSpec {
    return this.#read().spec;
  }

  get search(): RuleSearch {
    return this.#read().search;
  }

  get token(): TokenCheck | undefined {
    return this.#read().token;
  }

  get maxBytes(): number {
    return this.#read().maxBytes;
  }

  get maxNewlines(): number | undefined {
    return this.#read().maxNewlines;
  }

  get pathLiterals(): readonly string[] | undefined {
    return this.#read().pathLiterals;
  }

  get gate(): readonly string[] {
    return this.#read().gate;
  }

  toJSON(): Rule {
    return this.#read();
  }

  #read(): Rule {
    this.#rule ??= this.#parse();
    return this.#rule;
  }

  #parse(): Rule {
    const { line, isSilent } = this.place;
    const rule = this.#lines.rule(line);
    const named = rule.index === this.index ? rule : { ...rule, index: this.index };
    return isSilent ? withSpec(named, { ...rule.spec, skipReport: true }) : named;
  }
}

/**
 * The built-in rules with the tables made for exactly them; undefined where there is no bundle. `isPublicSilent` keeps rules for public keys
 * from reporting. Throws ToolError `bundle-changed`, as the rules do when they are first asked for, where the bundle's files do not belong together.
 */
export function readStoredRules(
  isPublicSilent: boolean,
): { readonly ruleSet: StoredRuleSet; readonly tables: StoredTables } | undefined {
  const head = readHead();
  if (!head) return undefined;
  return { ruleSet: StoredRuleSet.ofBuiltin(linesOf(head), isPublicSilent), tables: tablesOf(head) };
}

/** Throws as `readStoredRules` does. */
export function tablesOf(head: StoredHead): StoredTables {
  const { slack, columnsAt, columns, facts } = head;
  const stamp = stampOf(head);
  const numbers = readStoredTables(columnsAt, columns * 4, stamp);
  return { image: new StoredImage(columnsAt, stamp), slack, columns: new Int32Array(numbers.buffer), facts };
}

export function readHead(): StoredHead | undefined {
  const text = readStoredHead();
  return text === undefined ? undefined : (JSON.parse(text) as StoredHead);
}

export function stampOf({ columnsAt, columns, textChecksum }: StoredHead): TablesStamp {
  return { at: columnsAt + columns * 4, checksum: textChecksum };
}

/** The lines of the text that belongs to a head. */
export function linesOf(head: StoredHead): RuleLines {
  const size = head.lineBytes.reduce((sum, bytes) => sum + bytes, 0);
  return new RuleLines(head, () => readStoredText(size, head.textChecksum));
}
