// Stripe API keys say their environment and kind. That the modern body begins with `5` and the account's id without `acct_` is what people
// observed, so that fact is called inferred.

import { consistentIf } from '../payloads/outcome.ts';
import type { OfflineCheck } from './check.ts';

const KINDS: ReadonlyMap<string, string> = new Map([
  ['sk', 'secret'],
  ['rk', 'restricted'],
  ['pk', 'publishable'],
]);
/** Longer bodies are of the modern form. */
const legacyCharacters = 32;

export const checkStripe: OfflineCheck = (value) => {
  const match = /^([srp]k)_(live|test)_(.*)$/s.exec(value);
  if (!match) return undefined;
  const [kind, environment, body] = [KINDS.get(match[1]!), match[2], match[3]!];
  const isModern = body.startsWith('51') && body.length > legacyCharacters;
  return consistentIf(/^[0-9A-Za-z]{10,247}$/.test(body), {
    kind,
    environment,
    public: kind === 'publishable',
    accountInferred: isModern ? `acct_${body.slice(1, 17)}` : null,
  });
};
