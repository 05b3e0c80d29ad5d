// A token taken apart as its template says, and the bytes its checksums are about. Used to check tokens and to make them.

import type { SummedParts, TokenCheck } from '../../model/token.ts';

/** Parts by name, each with its offset in the token (UTF-16 units); parts of alternatives that did not take part are absent. */
export type TokenParts = Readonly<Record<string, { readonly text: string; readonly start: number } | undefined>> & {
  readonly '': { readonly text: string; readonly start: number };
};

/** Undefined for a text that is not of the token's shape. The entry `''` is the whole token. */
export function splitToken(check: TokenCheck, token: string): TokenParts | undefined {
  const found = new RegExp(`^(?:${check.pattern})$`, 'd').exec(token);
  if (!found) return undefined;
  const parts: Record<string, { text: string; start: number }> = {};
  for (const [name, text] of Object.entries(found.groups ?? {}))
    if (text !== undefined) parts[name] = { text, start: found.indices!.groups![name]![0] };
  return { ...parts, '': { text: token, start: 0 } };
}

/** What the checksum that is the part `sum` is computed over. */
export function summedBytes({ parts: names, decode }: SummedParts, sum: string, parts: TokenParts): Buffer {
  const encoding = decode ?? 'latin1';
  if (names === 'before') return Buffer.from(parts[''].text.slice(0, parts[sum]?.start), encoding);
  return Buffer.from(names.map((name) => parts[name]?.text ?? '').join(''), encoding);
}
