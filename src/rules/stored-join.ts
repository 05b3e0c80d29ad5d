// The built-in rules of the bundle to be joined with a configuration, without reading those that it says nothing of. The tables of the search are
// used with the rules that came of it: `RuleChanges` says what has to be changed in them.

import type { Guard } from '../model/guard.ts';
import type { AllowlistSpec, Rule, RuleNotes, RuleSet, RuleSpec } from '../model/rule.ts';
import type { RuleChanges } from '../model/rule-changes.ts';
import { readStoredTables } from './stored-files.ts';
import { StoredNotes } from './stored-notes.ts';
import {
  type GuardPlace,
  linesOf,
  type RuleLines,
  readHead,
  type StoredHead,
  type StoredIndex,
  StoredRule,
  StoredRuleSet,
  type StoredTables,
  stampOf,
  tablesOf,
} from './stored-rules.ts';
import type { UnreadRule } from './unread-rule.ts';
import { withSpec } from './with-spec.ts';

/** Rules with the tables that they were made for, or nearly so; without tables where they are to be made anew. */
export type RulesWithTables = {
  readonly ruleSet: RuleSet;
  readonly tables: StoredTables | undefined;
  /** What has come of the rules that `tables` are of; absent: nothing. */
  readonly changes?: RuleChanges;
};

export class StoredJoin {
  readonly rules: readonly UnreadRule[];
  readonly allowlists: readonly AllowlistSpec[];
  readonly #lines: RuleLines;
  readonly #index: StoredIndex;
  readonly #lineOf: ReadonlyMap<string, number>;
  readonly #notes = new StoredNotes();
  /** Those that were asked for by their id. */
  readonly #found = new Map<string, StoredRule>();

  private constructor(head: StoredHead) {
    this.#lines = linesOf(head);
    this.#index = this.#lines.index();
    this.#lineOf = new Map(this.#index.ids.map((id, line) => [id, line]));
    const open = new Set(head.public);
    this.rules = this.#index.ids.map((_, line) => this.#unread(line, { isPublic: open.has(line), isSilent: false }));
    this.allowlists = head.allowlists;
  }

  /** Undefined where there is no bundle. Throws ToolError `bundle-changed` where its files do not belong together. */
  static read(): StoredJoin | undefined {
    const head = readHead();
    return head && new StoredJoin(head);
  }

  readonly find = (id: string): Rule | undefined => {
    const known = this.#found.get(id);
    const line = this.#lineOf.get(id);
    if (known || line === undefined) return known;
    const rule = new StoredRule(this.#lines, { line, isSilent: false }, line);
    this.#found.set(id, rule);
    return rule;
  };

  readonly notesOf = (spec: Pick<RuleSpec, 'id'>): RuleNotes => this.#notes.of(spec);

  /** For rules that were compiled from these and others. Tables that are mostly of rules that are gone would be a burden. */
  finish({ rules, allowlists }: RuleSet): RulesWithTables {
    const changes = this.#changesTo(rules);
    const kept = changes.positions.filter((position) => position >= 0).length;
    if (kept * 2 < this.rules.length) {
      const whole = kept === 0 ? rules : this.withGuards(rules);
      return { ruleSet: { rules: whole, allowlists }, tables: undefined };
    }
    return {
      ruleSet: new StoredRuleSet(this.#lines, rules, allowlists),
      tables: tablesOf(this.#lines.head),
      changes,
    };
  }

  #unread(line: number, { isPublic, isSilent }: { isPublic: boolean; isSilent: boolean }): UnreadRule {
    const id = this.#index.ids[line]!;
    const { required = [], pairs = [] } = this.#index.names[id] ?? {};
    return {
      id,
      required,
      pairs,
      isPublic,
      read: () => {
        const { spec } = new StoredRule(this.#lines, { line, isSilent }, line);
        return { ...spec, ...this.notesOf(spec) };
      },
      silenced: () => this.#unread(line, { isPublic, isSilent: true }),
      at: (index) => new StoredRule(this.#lines, { line, isSilent }, index),
    };
  }

  #changesTo(rules: readonly Rule[]): RuleChanges {
    const positions = new Int32Array(this.rules.length).fill(-1);
    const added: Rule[] = [];
    const restated: Rule[] = [];
    for (const rule of rules) {
      const line = this.#lineWithSearchOf(rule);
      if (line === undefined) added.push(rule);
      else positions[line] = rule.index;
      if (line !== undefined && !(rule instanceof StoredRule)) restated.push(rule);
    }
    return { positions, added, restated };
  }

  /** The line of a rule that is still looked for in the same way, though other things may be said of it. */
  #lineWithSearchOf(rule: Rule): number | undefined {
    if (rule instanceof StoredRule) return rule.place.line;
    const known = this.#found.get(rule.spec.id);
    return known !== undefined && known.search === rule.search ? known.place.line : undefined;
  }

  /** Read, with guards, for tables that are made anew. */
  withGuards(rules: readonly Rule[]): Rule[] {
    const image = readStoredTables(0, this.#lines.head.columnsAt, stampOf(this.#lines.head));
    return rules.map((rule) => {
      const { spec, search } = rule;
      const place = this.#lineWithSearchOf(rule) === undefined ? undefined : this.#index.guards[spec.id];
      const guard = place && search.by === 'literals' ? { guard: guardAt(place, image) } : {};
      return { ...withSpec(rule, spec), search: { ...search, ...guard } };
    });
  }
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
