// Composite rules: a match stands only if the rules it requires match nearby, and then names their places.

import type { Location } from '../model/location.ts';
import type { RequiredSpec, RuleSpec } from '../model/rule.ts';

export type Placed = { readonly spec: RuleSpec; readonly location: Location };

/**
 * The places of the required matches, the nearest of each rule; undefined when one is missing. `withinLines` and `withinColumns` bound
 * the distance between the starts; a rule without either must match anywhere in the same text.
 */
export function findRequired<T extends Placed>(match: T, all: readonly T[]): readonly T[] | undefined {
  const related: T[] = [];
  for (const required of match.spec.required) {
    const near = all.filter(
      (other) => other !== match && other.spec.id === required.id && isNear(match, other, required),
    );
    const nearest = near.reduce<T | undefined>(
      (best, other) => (best && distance(match, best) <= distance(match, other) ? best : other),
      undefined,
    );
    if (!nearest) return undefined;
    related.push(nearest);
  }
  return related;
}

function isNear(match: Placed, other: Placed, { withinLines, withinColumns }: RequiredSpec): boolean {
  const lines = Math.abs(match.location.startLine - other.location.startLine);
  const columns = Math.abs(match.location.startColumn - other.location.startColumn);
  return lines <= (withinLines ?? lines) && columns <= (withinColumns ?? columns);
}

function distance(match: Placed, other: Placed): number {
  return Math.abs(match.location.startOffset - other.location.startOffset);
}
