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
  return [...plain.filter((finding) => !guesses.includes(finding)), ...fresh];
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
  const rest = plain.filter((finding) => !inside.some((other) => isSameRule(other, finding)));
  const guesses = rest.filter((finding) => isGeneric(finding) && inside.some((other) => isSamePlace(other, finding)));
  return [...rest.filter((finding) => !guesses.includes(finding)), ...inside];
}

function isSameRule(a: Finding, b: Finding): boolean {
  return a.ruleId === b.ruleId && isSamePlace(a, b);
}

function isSamePlace({ location: a }: Finding, { location: b }: Finding): boolean {
  return a.startOffset < b.endOffset && b.startOffset < a.endOffset;
}

function isGeneric({ tags, ruleId }: Finding): boolean {
  return tags.includes('generic') || ruleId.startsWith('generic');
}
