// What only reports and `rules show` need of the built-in rules: a file of the bundle of its own, which a scan without findings never reads.

import { readFileSync } from 'node:fs';
import type { Rule, RuleNotes, RuleSpec } from '../model/rule.ts';

export const notesName = 'rule-notes.json';

/** The notes of the built-in rules in the bundle, read when first asked for. */
export class StoredNotes {
  #notes: Readonly<Record<string, RuleNotes>> | undefined;

  of({ id }: Pick<RuleSpec, 'id'>): RuleNotes {
    this.#notes ??= JSON.parse(readFileSync(new URL(`./${notesName}`, import.meta.url), 'utf8')) as Record<
      string,
      RuleNotes
    >;
    return this.#notes[id] ?? { references: [] };
  }
}

/** JSON form of the notes. */
export function storeNotes(rules: readonly Rule[]): string {
  const notes = rules.map(({ spec: { id, references, respond } }) => {
    return [id, { references, ...(respond === undefined ? {} : { respond }) } satisfies RuleNotes];
  });
  return JSON.stringify(Object.fromEntries(notes));
}
