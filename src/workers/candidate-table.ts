// What the matches of a history are about, each different one once: versions of a file repeat the same lines, and judging a line that was
// judged before costs a look into a table. A candidate is a match that could be a finding under some path (judge/first-look.ts).

import { createHash } from 'node:crypto';
import { permissivePath } from '../judge/first-look.ts';
import { hasOfflineCheck, type OfflineJudge } from '../judge/offline.ts';
import { shannonEntropy } from '../lib/entropy.ts';
import type { Match } from '../model/match.ts';
import type { RuleSet } from '../model/rule.ts';
import type { Span } from '../model/span.ts';
import { lineAround } from './line-around.ts';

/** What the checks need of a match besides its path. Plain data: may be posted to another thread. */
export type CandidateText = {
  /** Position of the rule in the rule set. */
  readonly rule: number;
  readonly secret: string;
  /** The secret's bytes as Latin-1: equal exactly for equal secrets, whatever their encoding. */
  readonly secretBytes: string;
  readonly entropy: number;
  readonly match: string;
  readonly line: string;
  readonly secretStart: number;
};

/** Verdicts kept for lines that were rejected; versions of a file follow each other closely, so old ones may go. */
const maxRejected = 16_384;
/** Longer lines (in bytes, around the match) are judged anew each time if they were rejected, and told apart by a hash if not. */
const maxRememberedBytes = 1000;

export class CandidateTable {
  readonly #ruleSet: RuleSet;
  readonly #offline: OfflineJudge;
  /** Those that were not given away yet, and how many were. */
  #fresh: CandidateText[] = [];
  #given = 0;
  readonly #numbers = new Map<string, number>();
  readonly #rejected = new Set<string>();

  constructor(ruleSet: RuleSet, offline: OfflineJudge) {
    this.#ruleSet = ruleSet;
    this.#offline = offline;
  }

  /** Number of the candidate a match stands for, or -1 when it is none, and the line it was judged by. */
  numberOf(bytes: Buffer, match: Match): { readonly candidate: number; readonly line: Span } {
    const { rule, secret, span } = match;
    const hasChecks = rule.spec.rejects.length > 0 || hasOfflineCheck(rule);
    const line = hasChecks ? lineAround(bytes, span) : secret;
    const isLong = line.end - line.start > maxRememberedBytes;
    const text = isLong ? digestOf(bytes, line) : bytes.toString('latin1', line.start, line.end);
    const place = `${rule.index}:${secret.start - line.start}:${secret.end - secret.start}:`;
    const key = `${place}${hasChecks ? `${span.start - line.start}:${span.end - span.start}:` : ''}${text}`;
    const known = this.#numbers.get(key);
    if (known !== undefined) return { candidate: known, line };
    if (this.#rejected.has(key)) return { candidate: -1, line };
    const candidate = this.#judge(bytes, match, line);
    if (candidate !== undefined) {
      const number = this.#given + this.#fresh.push(candidate) - 1;
      this.#numbers.set(key, number);
      return { candidate: number, line };
    }
    if (this.#rejected.size >= maxRejected) this.#rejected.clear();
    if (!isLong) this.#rejected.add(key);
    return { candidate: -1, line };
  }

  /** The candidates that came up since the last call, in the order of their numbers. */
  takeNew(): CandidateText[] {
    const fresh = this.#fresh;
    this.#given += fresh.length;
    this.#fresh = [];
    return fresh;
  }

  #judge(bytes: Buffer, match: Match, line: { start: number; end: number }): CandidateText | undefined {
    const { rule } = match;
    const secret = bytes.toString('utf8', match.secret.start, match.secret.end);
    const entropy = shannonEntropy(secret);
    if (rule.spec.entropy > 0 && entropy <= rule.spec.entropy && !hasOfflineCheck(rule)) return undefined;
    const text = {
      rule: rule.index,
      secret,
      secretBytes: bytes.toString('latin1', match.secret.start, match.secret.end),
      entropy,
      match: bytes.toString('utf8', match.span.start, match.span.end),
      line: bytes.toString('utf8', line.start, line.end),
      secretStart: bytes.toString('utf8', line.start, match.secret.start).length,
    };
    return passesChecks(this.#ruleSet, this.#offline, text, permissivePath) ? text : undefined;
  }
}

function digestOf(bytes: Buffer, { start, end }: Span): string {
  return createHash('sha256').update(bytes.subarray(start, end)).digest('base64');
}

/** True when nothing that the candidate's rule asks for rejects it under this path. */
export function passesChecks({ rules }: RuleSet, offline: OfflineJudge, text: CandidateText, path: string): boolean {
  const rule = rules[text.rule]!;
  const { secret, match, line, secretStart, entropy } = text;
  return !offline.rejects(rule, entropy, () => {
    // Field by field: copying objects with `...` is slow where it is done for every line.
    return { secret, match, line, secretStart, path, ruleId: rule.spec.id, entropy };
  });
}
