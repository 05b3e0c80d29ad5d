// The second judgement of a candidate: now the path is known. Says which candidates of a blob stand there; the finding itself is written by a
// scan of the version that is shown (write-findings.ts).

import type { OfflineJudge } from '../judge/offline.ts';
import { resolveOverlaps } from '../judge/overlap.ts';
import type { Match } from '../model/match.ts';
import type { Rule, RuleSet } from '../model/rule.ts';
import { passesChecks } from './candidate-table.ts';
import type { HistoryRecords, PlacedCandidate } from './history-records.ts';

/** Whether a rule's path pattern allows a path. */
export type PathFilter = (rule: Rule, path: string) => boolean;

export class PathJudge {
  readonly #ruleSet: RuleSet;
  readonly #records: HistoryRecords;
  readonly #offline: OfflineJudge;
  readonly #applies: PathFilter;
  /** By candidate, then by path. */
  readonly #verdicts: Map<string, boolean>[] = [];

  constructor(ruleSet: RuleSet, records: HistoryRecords, offline: OfflineJudge, applies: PathFilter) {
    this.#ruleSet = ruleSet;
    this.#records = records;
    this.#offline = offline;
    this.#applies = applies;
  }

  /** The candidates of a blob that stand under `path` and are reported by themselves. */
  standing(candidates: readonly PlacedCandidate[], path: string): PlacedCandidate[] {
    const passed = candidates.filter(({ candidate, member }) => this.#passes(candidate, memberPath(path, member)));
    const shown = passed.length > 1 ? this.#resolve(passed) : passed;
    return shown.filter(({ candidate }) => !this.#rule(candidate).spec.skipReport);
  }

  #passes(candidate: number, path: string): boolean {
    const { spec } = this.#rule(candidate);
    if (spec.path === undefined && spec.rejects.length === 0) return true;
    this.#verdicts[candidate] ??= new Map();
    const known = this.#verdicts[candidate].get(path);
    if (known !== undefined) return known;
    const text = this.#records.texts[candidate]!;
    const passes = this.#applies(this.#rule(candidate), path) && passesChecks(this.#ruleSet, this.#offline, text, path);
    this.#verdicts[candidate].set(path, passes);
    return passes;
  }

  /** Only what was found in the same text can be about the same bytes; the scan that writes a finding out knows about the rest. */
  #resolve(candidates: readonly PlacedCandidate[]): PlacedCandidate[] {
    const matches = candidates.map(({ candidate, place }): Match => {
      const span = { start: place, end: place + this.#records.texts[candidate]!.secretBytes.length };
      return { rule: this.#rule(candidate), span, secret: span };
    });
    const byView = new Map<number, Match[]>();
    for (const [i, { view }] of candidates.entries()) {
      const inView = byView.get(view);
      if (inView) inView.push(matches[i]!);
      else byView.set(view, [matches[i]!]);
    }
    const resolved = new Set([...byView.values()].flatMap(resolveOverlaps));
    return candidates.filter((_, i) => resolved.has(matches[i]!));
  }

  #rule(candidate: number): Rule {
    return this.#ruleSet.rules[this.#records.texts[candidate]!.rule]!;
  }
}

/** The path of what is in an archive at `path`; without a member, that of the file itself. */
export function memberPath(path: string, member: string): string {
  return member === '' ? path : `${path}!${member}`;
}
