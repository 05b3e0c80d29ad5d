// Rejects values whose name does not ask for a credential: `passwordLabel`, `token_url`, `primary_key`, `bypass`.

import type { Candidate } from './candidate.ts';
import { type CredentialName, readCredentialName } from './credential-name.ts';
import { ABOUT_WORDS, findDenial, isRequestToken, UUID } from './name-words.ts';

const FILE_NAME =
  /\.(?:rb|py|[cm]?[jt]sx?|go|java|kt|cs|c|h|cpp|php|pem|crt|json|ya?ml|md|txt|sh|css|html?|xml|pp|erb|png|svg)$/i;

/** The name says the value is something else, or no word of it is a credential word, or it does not belong to the value. */
export function checkName(candidate: Candidate): string | undefined {
  const name = readCredentialName(candidate);
  if (FILE_NAME.test(name.text)) return 'a file name in front of its value';
  if (name.kind === 'none') return `"${name.words.at(-1) ?? ''}" does not name a credential`;
  for (const word of name.words.slice(name.at + 1)) {
    if (ABOUT_WORDS.has(word)) return `a name that ends in "${word}" holds something about a credential`;
  }
  // It is what something is called; a password or API key may be a UUID.
  if ((name.kind === 'bare-key' || name.kind === 'auth') && UUID.test(candidate.secret.trim()))
    return 'a UUID under a name that asks for no secret';
  if (name.kind === 'token' && isRequestToken(name.words, name.at, candidate.secret.trim()))
    return 'a UUID that tells one request from its repetition';
  const denial = findDenial(name.words, name.at, name.kind);
  if (denial !== undefined) return `"${denial} ${name.words[name.at] ?? ''}" is no credential`;
  return oddPlace(candidate, name);
}

function oddPlace({ line, secret, secretStart }: Candidate, name: CredentialName): string | undefined {
  const { start, text, kind } = name;
  const before = line.slice(Math.max(0, start - 200), start);
  if (kind === 'salt' && /<(?:script|style|link)\b[^<>]*$/i.test(before)) return 'a nonce of a page';
  const between = line.slice(start + text.length, secretStart);
  // `x_password = normalize("NFKC", x)`: the first of several arguments is rarely the value.
  const after = line.slice(secretStart + secret.length, secretStart + secret.length + 2);
  if (/[=:].*\w\(\s*["'`]$/.test(between) && /^["'`],/.test(after)) return 'an argument among others';
  return isListItem(before, between) ? 'an item of a list' : undefined;
}

/** A comma joins name and value only as `("name", "value")`: elsewhere it separates items that have nothing to do with each other. */
function isListItem(before: string, between: string): boolean {
  const operator = /^[^,]*?(?=[,=:]|$)/.exec(between)?.[0] ?? '';
  if (between[operator.length] !== ',') return /[^"'`\])\s]\s*,\s*["'`]/.test(between);
  const isQuoted = /^\\*["'`]\s*$/.test(operator) && /["'`]$/.test(before);
  const lead =
    before
      .replace(/\\*["'`]$/, '')
      .trimEnd()
      .at(-1) ?? '';
  return !isQuoted || !/[([{]/.test(lead);
}
