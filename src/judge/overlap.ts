// Two rules, one secret: which match stands. A rule yields to those that name it in `supersedes`; generic rules yield to all others; of
// two that claim exactly the same bytes, the more confident one stays.

import type { Match } from '../model/match.ts';
import type { RuleSpec } from '../model/rule.ts';
import { confidences } from '../model/severity.ts';
import { spansOverlap } from '../model/span.ts';

/** The matches that stand, in the order given. `matches` is sorted by the secret's start. */
export function resolveOverlaps(matches: readonly Match[]): Match[] {
  const beaten = new Set<Match>();
  matches.forEach((match, i) => {
    for (let j = i + 1; j < matches.length && matches[j]!.secret.start < match.secret.end; j++) {
      const other = matches[j]!;
      if (!spansOverlap(match.secret, other.secret)) continue;
      if (yieldsTo(match, other)) beaten.add(match);
      else if (yieldsTo(other, match)) beaten.add(other);
    }
  });
  return matches.filter((match) => !beaten.has(match));
}

function yieldsTo(match: Match, other: Match): boolean {
  const [a, b] = [match.rule.spec, other.rule.spec];
  if (supersedes(b, a)) return !supersedes(a, b);
  if (supersedes(a, b)) return false;
  const [genericA, genericB] = [isGeneric(a), isGeneric(b)];
  if (genericA !== genericB) return genericA;
  // Rules of a gitleaks file are all reported, as there.
  if (a.dialect === 'gitleaks' || b.dialect === 'gitleaks') return false;
  if (genericA) return weaker(match, other);
  const isSame = match.secret.start === other.secret.start && match.secret.end === other.secret.end;
  return isSame && weaker(match, other);
}

/** Less confident; else the shorter secret; else the later rule. */
function weaker(match: Match, other: Match): boolean {
  const rank = confidences.indexOf(match.rule.spec.confidence) - confidences.indexOf(other.rule.spec.confidence);
  if (rank !== 0) return rank < 0;
  const length = match.secret.end - match.secret.start - (other.secret.end - other.secret.start);
  return length === 0 ? match.rule.index > other.rule.index : length < 0;
}

function supersedes(winner: RuleSpec, loser: RuleSpec): boolean {
  return winner.supersedes.some((name) =>
    name.startsWith('tag:') ? loser.tags.includes(name.slice(4)) : name === loser.id,
  );
}

/** To gitleaks a tag is a label and nothing else. */
function isGeneric(spec: RuleSpec): boolean {
  return spec.dialect === 'trapline' && spec.tags.includes('generic');
}
