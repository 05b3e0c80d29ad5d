// The built-in rules as the bundle keeps them (store-rules.ts makes it so): a head with what every scan needs to know, the tables of the search, the
// rules with everything computed, and the notes that only reports need (stored-notes.ts). Run from sources there are none, and builtin-join.ts
// reads the TOML packs instead.
//
// Of the rules there is one JSON text per line: their guards, and then each rule. They are read when the first one is asked for, and each is parsed
// when it is: most scans wake a few dozen of a thousand, and hooks none.

import type { Guard } from '../model/guard.ts';
import type { AllowlistSpec, Rule, RuleSearch, RuleSet, RuleSpec } from '../model/rule.ts';
import type { TableImage } from '../model/table-image.ts';
import type { TokenCheck } from '../model/token.ts';
import { readStoredHead, readStoredTables, readStoredText, StoredImage, type TablesStamp } from './stored-files.ts';
import { StoredNotes } from './stored-notes.ts';
import { withSpec } from './with-spec.ts';

/** The search's tables as stored; what columns and facts mean is the matcher's (match/triggers.ts). */
export type StoredTables = {
  readonly image: TableImage;
  readonly slack: number;
  readonly columns: Int32Array;
  readonly facts: unknown;
};

/** A guard inside dist/prefilter.bin: where it begins, in bytes, and its size. */
type GuardPlace = { readonly at: number; readonly classes: number; readonly bytes: number };

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

/** The first line of dist/rules.jsonl, by the id of the rule. */
export type GuardPlaces = Readonly<Record<string, GuardPlace>>;

/** What a thread needs to have the same rules: memory that threads share, and nothing parsed. */
export type StoredText = {
  readonly head: StoredHead;
  readonly text: Uint8Array;
  readonly isPublicSilent: boolean;
};

/** The built-in rules, each parsed when it is first looked at. They carry no guards: those are in the tables. */
export class StoredRuleSet implements RuleSet {
  readonly rules: readonly Rule[];
  readonly allowlists: readonly AllowlistSpec[];
  readonly #head: StoredHead;
  readonly #lines: RuleLines;
  readonly #isPublicSilent: boolean;

  /** `text` is that of dist/rules.jsonl; asked for once, when a rule is needed. */
  constructor(head: StoredHead, isPublicSilent: boolean, text: () => Uint8Array) {
    this.#head = head;
    this.#lines = new RuleLines(head, text);
    this.#isPublicSilent = isPublicSilent;
    const silent = new Set(isPublicSilent ? head.public : []);
    const rules: Rule[] = [];
    for (let index = 0; index + 1 < head.lineBytes.length; index++)
      rules.push(new StoredRule(this.#lines, index, silent.has(index)));
    this.rules = rules;
    this.allowlists = head.allowlists;
  }

  get stored(): StoredText {
    return { head: this.#head, text: this.#lines.text(), isPublicSilent: this.#isPublicSilent };
  }
}

/** Reads the text when the first rule is asked for. */
class RuleLines {
  readonly #head: StoredHead;
  readonly #read: () => Uint8Array;
  #text: Buffer | undefined;
  /** Where each line begins in the text. */
  readonly #starts: readonly number[];

  constructor(head: StoredHead, read: () => Uint8Array) {
    this.#head = head;
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

  guards(): GuardPlaces {
    return this.#parse<GuardPlaces>(0);
  }

  rule(index: number): Rule {
    const early = this.#head.early[index];
    if (early) return early;
    // Behind the line of the guards.
    return this.#parse<Rule>(index + 1);
  }

  #parse<T>(line: number): T {
    const start = this.#starts[line]!;
    return JSON.parse(this.text().toString('latin1', start, start + this.#head.lineBytes[line]!)) as T;
  }
}

/** Reads its line when the first of its fields is asked for. */
class StoredRule implements Rule {
  readonly index: number;
  readonly #lines: RuleLines;
  readonly #isSilent: boolean;
  #rule: Rule | undefined;

  constructor(lines: RuleLines, index: number, isSilent: boolean) {
    this.index = index;
    this.#lines = lines;
    this.#isSilent = isSilent;
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
    const rule = this.#lines.rule(this.index);
    return this.#isSilent ? withSpec(rule, { ...rule.spec, skipReport: true }) : rule;
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
  const { slack, columnsAt, columns, facts } = head;
  const stamp = stampOf(head);
  const numbers = readStoredTables(columnsAt, columns * 4, stamp);
  return {
    ruleSet: new StoredRuleSet(head, isPublicSilent, textOf(head)),
    tables: { image: new StoredImage(columnsAt, stamp), slack, columns: new Int32Array(numbers.buffer), facts },
  };
}

/** All of them parsed, with guards and notes, for joining and building other tables. Throws as `readStoredRules` does. */
export function readStoredWithGuards(): RuleSet | undefined {
  const head = readHead();
  if (!head) return undefined;
  const text = textOf(head)();
  const guards = new RuleLines(head, () => text).guards();
  const image = readStoredTables(0, head.columnsAt, stampOf(head));
  const notes = new StoredNotes();
  const { rules, allowlists } = new StoredRuleSet(head, false, () => text);
  const whole = rules.map((rule): Rule => {
    const { spec, search } = rule;
    const place = guards[spec.id];
    const guard = place && search.by === 'literals' ? { guard: guardAt(place, image) } : {};
    return { ...withSpec(rule, { ...spec, ...notes.of(spec) }), search: { ...search, ...guard } };
  });
  return { rules: whole, allowlists };
}

function readHead(): StoredHead | undefined {
  const text = readStoredHead();
  return text === undefined ? undefined : (JSON.parse(text) as StoredHead);
}

function stampOf({ columnsAt, columns, textChecksum }: StoredHead): TablesStamp {
  return { at: columnsAt + columns * 4, checksum: textChecksum };
}

function textOf({ lineBytes, textChecksum }: StoredHead): () => Uint8Array {
  const size = lineBytes.reduce((sum, bytes) => sum + bytes, 0);
  return () => readStoredText(size, textChecksum);
}

/** Guards stay views into the tables: nothing is copied. */
function guardAt(place: GuardPlace, image: Uint8Array): Guard {
  const classes = place.at + 4;
  const table = classes + 256;
  return {
    classCount: place.classes,
    classOf: image.subarray(classes, table),
    table: image.subarray(table, table + place.bytes),
  };
}
