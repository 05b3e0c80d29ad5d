// Makes the files of the bundle that hold the built-in rules ready for use. Runs when bundling only.

import { collectTriggers, triggerColumns, triggerFacts } from './match/collect-triggers.ts';
import { buildTables, manyMultipliers } from './match/prefilter/tables.ts';
import type { Guard } from './model/guard.ts';
import type { Rule, RuleSearch } from './model/rule.ts';
import { ToolError } from './model/tool-error.ts';
import { joinBuiltin, readPackFolder } from './rules/builtin-join.ts';
import { compileRule } from './rules/compile-rule.ts';
import { guardLiterals } from './rules/guard.ts';
import { finishRule } from './rules/join-packs.ts';
import { storeRules } from './rules/store-rules.ts';
import { stampBytes, storedNames } from './rules/stored-files.ts';
import { notesName, storeNotes } from './rules/stored-notes.ts';

/** The bundle's files by their names. */
export type StoredBuiltin = Readonly<Record<string, string | Uint8Array>>;

/** Reads and compiles the packs in `folder`. Throws one ToolError that names every wrong rule: a bundle with a broken rule is not built. */
export function storeBuiltin(folder: URL): StoredBuiltin {
  const joined = joinBuiltin(readPackFolder(folder));
  const rules: Rule[] = [];
  const problems: string[] = [];
  const guards = new SharedGuards();
  const ids = new Set<string>();
  // Rules are numbered as in a scan: sorted by id.
  for (const raw of [...joined.rules].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    if (ids.has(raw.id)) problems.push(`${raw.source}: rule ${raw.id} is defined twice`);
    ids.add(raw.id);
    try {
      const rule = compileRule(finishRule(raw), rules.length, () => undefined);
      rules.push({ ...rule, search: guards.share(withGuard(rule.search, rule.spec.regex ?? '')) });
    } catch (error) {
      if (!(error instanceof ToolError)) throw error;
      problems.push(error.message);
    }
  }
  if (problems.length > 0) throw new ToolError('config-invalid', problems.join('\n'));
  const { table, literals } = collectTriggers(rules);
  const { image, slack, guardAt } = buildTables(literals, manyMultipliers);
  const columns = triggerColumns(table);
  const columnsAt = (image.length + 3) & ~3;
  const ruleSet = { rules, allowlists: joined.allowlists };
  const { head, lines, checksum } = storeRules(ruleSet, {
    slack,
    columnsAt,
    columns: columns.length,
    facts: triggerFacts(table),
    early: [...table.textRules, ...table.pathRules],
    guardAt: (guard) => guardAt.get(guard) ?? 0,
  });
  const stampAt = columnsAt + columns.byteLength;
  const tables = Buffer.alloc(stampAt + stampBytes);
  image.copyTo(tables, 0);
  tables.set(new Uint8Array(columns.buffer, columns.byteOffset, columns.byteLength), columnsAt);
  tables.writeUInt32LE(checksum, stampAt);
  return {
    [storedNames.head]: head,
    [storedNames.rules]: lines,
    [storedNames.tables]: tables,
    [notesName]: storeNotes(rules),
  };
}

function withGuard(search: RuleSearch, regex: string): RuleSearch {
  return search.by === 'literals' ? { by: 'literals', ...guardLiterals(regex, search.literals) } : search;
}

/** Rules written in one style often have the same automaton; it is kept once. */
class SharedGuards {
  readonly #guards = new Map<string, Guard>();

  share(search: RuleSearch): RuleSearch {
    if (search.by !== 'literals' || !search.guard) return search;
    const key = `${search.guard.classOf.join()} ${search.guard.table.join()}`;
    const known = this.#guards.get(key) ?? search.guard;
    this.#guards.set(key, known);
    return { ...search, guard: known };
  }
}
