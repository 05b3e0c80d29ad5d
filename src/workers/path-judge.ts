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

  /** Numbers of the candidates of a blob that stand under `path` and are reported by themselves. */
  standing(candidates: readonly PlacedCandidate[], path: string): number[] {
    const passed = candidates.filter(({ candidate }) => this.#passes(candidate, path));
    const shown = passed.length > 1 ? this.#resolve(passed) : passed;
    return shown.map(({ candidate }) => candidate).filter((candidate) => !this.#rule(candidate).spec.skipReport);
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

  #resolve(candidates: readonly PlacedCandidate[]): PlacedCandidate[] {
    const matches = candidates.map(({ candidate, start }): Match => {
      const span = { start, end: start + this.#records.texts[candidate]!.secretBytes.length };
      return { rule: this.#rule(candidate), span, secret: span };
    });
    const resolved = new Set(resolveOverlaps(matches));
    return candidates.filter((_, i) => resolved.has(matches[i]!));
  }

  #rule(candidate: number): Rule {
    return this.#ruleSet.rules[this.#records.texts[candidate]!.rule]!;
  }
}
