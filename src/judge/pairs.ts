// Pairs: credentials of two halves, a name that anyone may know (an account, a key id) and a secret. A secret whose name stands near by is
// surer than one alone. Which name belongs to which secret is decided for all of a place together, so that two pairs in one file stay apart.

import type { PairSpec } from '../model/rule.ts';
import type { Placed } from './required.ts';

/** The other half of a secret, and which of its rule's pairs it makes. */
export type Partner<T> = { readonly pair: PairSpec; readonly match: T };

/** Bytes between the halves of a pair, at most: chunks and regions are widened by this much. */
export const maxPairBytes = 2048;
/** Halves that are assigned together; a longer row of them is cut, so that time grows with the file and no faster. */
const maxClusterSize = 64;

/**
 * The partners of every match that has some. `all` is in order of place; `holds` says whether a match's text holds a pattern, for pairs
 * with a condition.
 */
export function findPairs<T extends Placed>(
  all: readonly T[],
  holds: (match: T, pattern: string) => boolean,
): ReadonlyMap<T, readonly Partner<T>[]> {
  const partners = new Map<T, Partner<T>[]>();
  for (const group of byRule(all.filter(({ spec }) => spec.pairs.length > 0))) {
    for (const pair of group[0]!.spec.pairs) {
      const { when } = pair;
      const secrets = when === undefined ? group : group.filter((match) => holds(match, when));
      const others = all.filter(({ spec }) => spec.id === pair.id);
      for (const [secret, match] of assign(secrets, others, pair)) {
        const known = partners.get(secret);
        if (known) known.push({ pair, match });
        else partners.set(secret, [{ pair, match }]);
      }
    }
  }
  return partners;
}

function byRule<T extends Placed>(matches: readonly T[]): Iterable<T[]> {
  const groups = new Map<string, T[]>();
  for (const match of matches) {
    const group = groups.get(match.spec.id);
    if (group) group.push(match);
    else groups.set(match.spec.id, [match]);
  }
  return groups.values();
}

type Half<T> = { readonly match: T; readonly isSecret: boolean };

function assign<T extends Placed>(secrets: readonly T[], others: readonly T[], pair: PairSpec): [T, T][] {
  if (secrets.length === 0 || others.length === 0) return [];
  const halves = [
    ...secrets.map((match): Half<T> => ({ match, isSecret: true })),
    ...others.map((match): Half<T> => ({ match, isSecret: false })),
  ].sort((a, b) => a.match.location.startOffset - b.match.location.startOffset);
  return clusters(halves, pair).flatMap((cluster) =>
    assignCluster(
      cluster.filter(({ isSecret }) => isSecret).map(({ match }) => match),
      cluster.filter(({ isSecret }) => !isSecret).map(({ match }) => match),
      pair,
    ),
  );
}

/** Rows of halves in which each is near enough to the one before it. */
function clusters<T extends Placed>(halves: readonly Half<T>[], pair: PairSpec): Half<T>[][] {
  const rows: Half<T>[][] = [];
  for (const half of halves) {
    const row = rows.at(-1);
    const last = row?.at(-1);
    if (row && last && row.length < maxClusterSize && isNear(last.match, half.match, pair)) row.push(half);
    else rows.push([half]);
  }
  return rows;
}

/** What is known of the best pairing of the first secrets with the first others: as many pairs as can be, then as close as can be. */
type Score = { readonly pairs: number; readonly distance: number };

const nothing: Score = { pairs: 0, distance: 0 };

/** Halves are paired in their order, which is never worse than crosswise. */
function assignCluster<T extends Placed>(secrets: readonly T[], others: readonly T[], pair: PairSpec): [T, T][] {
  const best: Score[][] = [others.map(() => nothing).concat(nothing)];
  for (const [i, secret] of secrets.entries()) {
    const row: Score[] = [nothing];
    for (const [j, other] of others.entries()) {
      const skipped = better(best[i]![j + 1]!, row[j]!);
      row.push(isNear(secret, other, pair) ? better(together(best[i]![j]!, secret, other), skipped) : skipped);
    }
    best.push(row);
  }
  return readBack(best, secrets, others);
}

function readBack<T>(best: readonly (readonly Score[])[], secrets: readonly T[], others: readonly T[]): [T, T][] {
  const pairs: [T, T][] = [];
  for (let i = secrets.length, j = others.length; i > 0 && j > 0; ) {
    const score = best[i]![j]!;
    if (isSame(score, best[i - 1]![j]!)) i--;
    else if (isSame(score, best[i]![j - 1]!)) j--;
    else pairs.unshift([secrets[--i]!, others[--j]!]);
  }
  return pairs;
}

function together({ pairs, distance }: Score, a: Placed, b: Placed): Score {
  return { pairs: pairs + 1, distance: distance + gap(a, b) };
}

function better(a: Score, b: Score): Score {
  if (a.pairs !== b.pairs) return a.pairs > b.pairs ? a : b;
  return a.distance <= b.distance ? a : b;
}

function isSame(a: Score, b: Score): boolean {
  return a.pairs === b.pairs && a.distance === b.distance;
}

function isNear(a: Placed, b: Placed, { withinLines }: PairSpec): boolean {
  return Math.abs(a.location.startLine - b.location.startLine) <= withinLines && gap(a, b) <= maxPairBytes;
}

/** Bytes between two matches; 0 where they touch or overlap. */
function gap({ location: a }: Placed, { location: b }: Placed): number {
  return Math.max(0, Math.max(a.startOffset, b.startOffset) - Math.min(a.endOffset, b.endOffset));
}
