// Checks a value against what its rule's template says: checksums, payloads, facts. The template itself is read by src/rules/token.

import { splitToken, summedBytes } from '../../lib/checksums/split-token.ts';
import { sumText } from '../../lib/checksums/token-sum.ts';
import type { TokenCheck, TokenPayload } from '../../model/token.ts';

export type TokenOutcome = {
  /** Undefined when nothing in the template could be checked. */
  readonly valid: boolean | undefined;
  readonly facts: Readonly<Record<string, unknown>>;
};

/** Undefined for a value that is not of the template's shape. */
export function checkToken(check: TokenCheck, value: string): TokenOutcome | undefined {
  const parts = splitToken(check, value);
  if (!parts) return undefined;
  const sums = check.sums.filter(({ part }) => parts[part] !== undefined);
  const payloads = check.payloads.filter(({ part }) => parts[part] !== undefined);
  const read = payloads.map((payload) => readPayload(payload, parts[payload.part]!.text));
  const areSumsRight = sums.every(
    ({ part, sum, of }) => sumText(sum, summedBytes(of, part, parts)) === parts[part]?.text,
  );
  const shown = check.facts.flatMap((name) => (parts[name] === undefined ? [] : [[name, parts[name].text] as const]));
  return {
    valid: sums.length + payloads.length === 0 ? undefined : areSumsRight && !read.includes(undefined),
    facts: Object.fromEntries([...shown, ...read.flatMap((facts) => facts ?? [])]),
  };
}

/** The facts of a payload; undefined when it is not what the template says. */
function readPayload({ keys, facts }: TokenPayload, text: string): (readonly [string, unknown])[] | undefined {
  let object: unknown;
  try {
    object = JSON.parse(Buffer.from(text, 'base64').toString('utf8'));
  } catch {
    return undefined;
  }
  if (typeof object !== 'object' || object === null) return undefined;
  const record = object as Readonly<Record<string, unknown>>;
  if (!keys.every((key) => Object.hasOwn(record, key))) return undefined;
  return facts.flatMap(([fact, key]) => (Object.hasOwn(record, key) ? [[fact, record[key]] as const] : []));
}
