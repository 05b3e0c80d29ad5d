// One secret at one place is reported once, however many views show it.

import type { Finding } from '../model/finding.ts';
import { confidences } from '../model/severity.ts';

/**
 * `plain` are the findings in a text as it is, `decoded` those in views of it, the outermost views first. What stands in clear at the same
 * place needs no decoding; a guess at what turned out to be encoded is given up for what was found in it; the shortest way to a secret counts.
 */
export function joinFindings(plain: readonly Finding[], decoded: readonly Finding[]): Finding[] {
  const fresh: Finding[] = [];
  for (const finding of decoded) {
    if (plain.some((other) => other.ruleId === finding.ruleId && isSamePlace(other, finding))) continue;
    if (plain.some((other) => isSurerAround(other, finding))) continue;
    if (fresh.some((other) => other.secretId === finding.secretId && isSameRule(other, finding))) continue;
    fresh.push(finding);
  }
  const guesses = plain.filter(
    (finding) => isGeneric(finding) && fresh.some((other) => !isGeneric(other) && isSamePlace(other, finding)),
  );
  return withoutNames([...plain.filter((finding) => !guesses.includes(finding)), ...fresh]);
}

/** A piece of a key, read as if it were encoded, is nothing beside the whole key that stands there in clear. */
function isSurerAround(plain: Finding, decoded: Finding): boolean {
  const isAround =
    plain.location.startOffset <= decoded.location.startOffset &&
    decoded.location.endOffset <= plain.location.endOffset;
  const isSurer = confidences.indexOf(plain.confidence) > confidences.indexOf(decoded.confidence);
  return isAround && isSurer && !isGeneric(plain);
}

/**
 * `plain` are the findings in a structured document as plain text, `inside` those in its strings, whose places say more. What reaches over
 * several strings, as a name and its value do, is only in the first.
 */
export function joinStructured(plain: readonly Finding[], inside: readonly Finding[]): Finding[] {
  const shown = inside.map((finding) => withPair(finding, plain));
  const rest = plain.filter((finding) => !inside.some((other) => isSameRule(other, finding)));
  const guesses = rest.filter((finding) => isGeneric(finding) && inside.some((other) => isSamePlace(other, finding)));
  return withoutNames([...rest.filter((finding) => !guesses.includes(finding)), ...shown]);
}

/**
 * `found` are the findings in a text and in what is encoded in it, `contained` those in its entries, of which the structure says more than any
 * guess: guesses at the same place are given up. An entry whose own form is known is what it is.
 */
export function joinContainers(found: readonly Finding[], contained: readonly Finding[]): Finding[] {
  if (contained.length === 0) return [...found];
  const sure = found.filter((finding) => !isGeneric(finding));
  const fresh = contained.filter((finding) => {
    const rivals = sure.filter((other) => isSamePlace(other, finding));
    return isGeneric(finding) ? rivals.length === 0 : !rivals.some(({ ruleId }) => ruleId === finding.ruleId);
  });
  const rest = found.filter((finding) => !isGeneric(finding) || !fresh.some((other) => isSamePlace(other, finding)));
  return withoutNames([...rest, ...fresh]);
}

/** The other half of a pair may stand in another string: then only the plain text has both. */
function withPair(finding: Finding, plain: readonly Finding[]): Finding {
  if (hasPair(finding)) return finding;
  const paired = plain.find(
    (other) => hasPair(other) && isSameRule(other, finding) && other.secretId === finding.secretId,
  );
  return paired ? { ...paired, location: finding.location, snippet: finding.snippet } : finding;
}

/** Leaves out the names of secrets that one view shows beside their secret and another shows alone. */
function withoutNames(findings: Finding[]): Finding[] {
  const names = findings.flatMap(({ related }) => related.filter(({ relation }) => relation === 'pair'));
  if (names.length === 0) return findings;
  return findings.filter((finding) => !names.some((name) => isSameRule(name, finding)));
}

function hasPair({ related }: Finding): boolean {
  return related.some(({ relation }) => relation === 'pair');
}

/** A rule and where it matched. */
type Matched = Pick<Finding, 'ruleId' | 'location'>;

function isSameRule(a: Matched, b: Matched): boolean {
  return a.ruleId === b.ruleId && isSamePlace(a, b);
}

function isSamePlace({ location: a }: Pick<Matched, 'location'>, { location: b }: Pick<Matched, 'location'>): boolean {
  return a.startOffset < b.endOffset && b.startOffset < a.endOffset;
}

function isGeneric({ tags, ruleId }: Finding): boolean {
  return tags.includes('generic') || ruleId.startsWith('generic');
}
