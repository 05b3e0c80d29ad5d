// Which matches count in a view that is made of parts: decoded data holds all kinds of words, so most of it is believed only where a rule knows a
// token by its own form.

import type { Match } from '../model/match.ts';
import type { Rule } from '../model/rule.ts';
import type { ViewPart } from '../views/view.ts';

/** Whether a match in a view of parts counts: it lies in one part, which is to give it and whose text the rule can judge. */
export function isBelieved(match: Match, part: ViewPart | undefined): boolean {
  if (part === undefined) return false;
  const { owned } = part;
  if (owned && (match.span.start < owned.start || match.span.start >= owned.end)) return false;
  return part.rules === 'all' || isSpecific(match.rule);
}

/** Rules that know a token by its own form; others go by the names around it, or run everywhere. */
export function isSpecific({ spec, search }: Rule): boolean {
  return search.by === 'literals' && !spec.tags.includes('generic') && !spec.id.startsWith('generic');
}
