// The built-in rules as the bundle keeps them: one file of rules with everything computed, one with the notes that only reports need, one
// binary file with the tables of the search (src/store-builtin.ts makes them). Run from sources there are none, and builtin-join.ts reads
// the TOML packs instead.
//
// The file of rules has one JSON text per line: what a search needs of all rules, their guards, and then each rule, which is parsed when
// it is first asked for. Most scans wake a few dozen of a thousand.

import { readFileSync } from 'node:fs';

import type { Guard } from '../model/guard.ts';
import type { AllowlistSpec, Rule, RuleSearch, RuleSet, RuleSpec } from '../model/rule.ts';
import type { TokenCheck } from '../model/token.ts';
import { isPublicRule } from './public-rule.ts';
import { StoredNotes } from './stored-notes.ts';
import { withSpec } from './with-spec.ts';

/** The search's tables as stored; what columns and facts mean is the matcher's (match/triggers.ts). */
export type StoredTables = {
  readonly image: Uint8Array;
  readonly slack: number;
  readonly columns: Int32Array;
  readonly facts: unknown;
};

/** A guard inside dist/prefilter.bin: where it begins, in bytes, and its size. */
type GuardPlace = { readonly at: number; readonly classes: number; readonly bytes: number };

/** The first line of dist/rules.jsonl. */
type Head = {
  readonly allowlists: readonly AllowlistSpec[];
  /** Rules whose keys are made to be published. */
  readonly public: readonly number[];
  readonly slack: number;
  /** Where in dist/prefilter.bin the columns of the trigger table begin, in bytes; the tables of the prefilter end there or before. */
  readonly columnsAt: number;
  readonly facts: unknown;
};

/** The second line, by the id of the rule. */
type GuardPlaces = Readonly<Record<string, GuardPlace>>;

/** What a thread needs to have the same rules: memory that threads share, and nothing parsed. */
export type StoredText = { readonly text: Uint8Array; readonly isPublicSilent: boolean };

const newline = 0x0a;
const emptyExamples = { match: [], reject: [] } as const;

/** The built-in rules, each parsed when it is first looked at. They carry no guards: those are in the tables. */
export class StoredRuleSet implements RuleSet {
  readonly rules: readonly Rule[];
  readonly allowlists: readonly AllowlistSpec[];
  readonly stored: StoredText;

  constructor(stored: StoredText) {
    const buffer = asBuffer(stored.text);
    const head = readLine<Head>(buffer, 0);
    const silent = new Set(stored.isPublicSilent ? head.public : []);
    const rules: Rule[] = [];
    const first = nextLine(buffer, nextLine(buffer, 0));
    for (let start = first; start < buffer.length; start = nextLine(buffer, start)) {
      rules.push(new StoredRule(buffer, start, { index: rules.length, isSilent: silent.has(rules.length) }));
    }
    this.rules = rules;
    this.allowlists = head.allowlists;
    this.stored = stored;
  }
}

/** Reads its line when the first of its fields is asked for. */
class StoredRule implements Rule {
  readonly index: number;
  readonly #buffer: Buffer;
  readonly #start: number;
  readonly #isSilent: boolean;
  #rule: Rule | undefined;

  constructor(buffer: Buffer, start: number, { index, isSilent }: { index: number; isSilent: boolean }) {
    this.index = index;
    this.#buffer = buffer;
    this.#start = start;
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
    const rule = readLine<Rule>(this.#buffer, this.#start);
    return this.#isSilent ? withSpec(rule, { ...rule.spec, skipReport: true }) : rule;
  }
}

/**
 * The built-in rules with the tables made for exactly them; undefined where there is no bundle. `isPublicSilent` keeps rules for public keys
 * from reporting.
 */
export function readStoredRules(
  isPublicSilent: boolean,
): { readonly ruleSet: StoredRuleSet; readonly tables: StoredTables } | undefined {
  const text = readShared('rules.jsonl');
  if (!text) return undefined;
  const { slack, columnsAt, facts } = readLine<Head>(asBuffer(text), 0);
  const tables = readShared('prefilter.bin');
  if (!tables) return undefined;
  const columns = new Int32Array(tables.buffer, columnsAt);
  return {
    ruleSet: new StoredRuleSet({ text, isPublicSilent }),
    tables: { image: tables.subarray(0, columnsAt), slack, columns, facts },
  };
}

/** All of them parsed, with guards and notes, for joining and building other tables. */
export function readStoredWithGuards(): RuleSet | undefined {
  const text = readShared('rules.jsonl');
  const image = readShared('prefilter.bin');
  if (!text || !image) return undefined;
  const buffer = asBuffer(text);
  const guards = readLine<GuardPlaces>(buffer, nextLine(buffer, 0));
  const notes = new StoredNotes();
  const { rules, allowlists } = new StoredRuleSet({ text, isPublicSilent: false });
  const whole = rules.map((rule): Rule => {
    const { spec, search } = rule;
    const place = guards[spec.id];
    const guard = place && search.by === 'literals' ? { guard: guardAt(place, image) } : {};
    return { ...withSpec(rule, { ...spec, ...notes.of(spec) }), search: { ...search, ...guard } };
  });
  return { rules: whole, allowlists };
}

export type TablesToStore = {
  readonly slack: number;
  readonly columnsAt: number;
  readonly facts: unknown;
  /** Where a guard's bytes (class count, classes, table) lie in the prefilter's tables. */
  readonly guardAt: (guard: Guard) => number;
};

/**
 * The lines of compiled rules in ASCII (a string of one byte per character is read and parsed faster), without their notes and without the
 * examples, which only `rules show` and `rules check` need.
 */
export function storeRules({ rules, allowlists }: RuleSet, tables: TablesToStore): string {
  const { slack, columnsAt, facts } = tables;
  const head: Head = {
    allowlists,
    public: rules.filter(isPublicRule).map(({ index }) => index),
    slack,
    columnsAt,
    facts,
  };
  const guards = rules.flatMap(({ spec, search }): [string, GuardPlace][] => {
    if (search.by !== 'literals' || !search.guard) return [];
    const { guard } = search;
    return [[spec.id, { at: tables.guardAt(guard), classes: guard.classCount, bytes: guard.table.length }]];
  });
  const bare = rules.map((rule): Rule => {
    const { respond: _, ...spec } = rule.spec;
    return { ...rule, spec: { ...spec, references: [], examples: emptyExamples }, search: withoutGuard(rule.search) };
  });
  return [head, Object.fromEntries(guards), ...bare].map((line) => `${inAscii(JSON.stringify(line))}\n`).join('');
}

function inAscii(json: string): string {
  return json.replaceAll(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function withoutGuard(search: RuleSearch): RuleSearch {
  return search.by === 'literals' ? { by: 'literals', literals: search.literals } : search;
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

function nextLine(buffer: Buffer, start: number): number {
  const end = buffer.indexOf(newline, start);
  return end < 0 ? buffer.length : end + 1;
}

function readLine<T>(buffer: Buffer, start: number): T {
  return JSON.parse(buffer.toString('latin1', start, nextLine(buffer, start))) as T;
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** A file beside this one, in memory that threads can share; undefined where there is none. */
function readShared(name: string): Uint8Array | undefined {
  let content: Buffer;
  try {
    content = readFileSync(new URL(`./${name}`, import.meta.url));
  } catch {
    return undefined;
  }
  const shared = new Uint8Array(new SharedArrayBuffer(content.length));
  shared.set(content);
  return shared;
}
