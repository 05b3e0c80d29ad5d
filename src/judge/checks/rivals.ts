// Public halves under the name of a secret's own. Where one stands that is another's, the secret is not the key of what it stands beside.

import type { ProofQuestion } from '../../model/proof.ts';

export type Rival = { readonly relation: string; readonly start: number };

const DOTENVX_NAME = /DOTENV_PRIVATE_KEY((?:_[A-Z0-9_]{1,40})?)["']?[ \t]*[=:][ \t]*["']?$/;
const VAPID_PUBLIC = /vapid[\w.-]{0,24}pub[^\n]{0,40}?[^\w-](B[\w-]{86})(?![\w-])/i;

/**
 * The public half that stands where the secret's would, whether it is its own or not: a proof outweighs it. `before` is the text before the secret
 * on its line. A VAPID pair stands in one file; a dotenvx key in another file of the folder than what it decrypts.
 */
export function findRival(
  pair: NonNullable<ProofQuestion['pair']>,
  text: string,
  { before, isSameFile }: { readonly before: string; readonly isSameFile: boolean },
): Rival | undefined {
  if (pair === 'vapid') {
    const found = isSameFile ? VAPID_PUBLIC.exec(text) : null;
    return found ? { relation: 'is not the key of the VAPID public key in', start: found.index } : undefined;
  }
  const suffix = DOTENVX_NAME.exec(before)?.[1];
  if (suffix === undefined || !/^[A-Z0-9_]*$/.test(suffix)) return undefined;
  const found = new RegExp(`\\bDOTENV_PUBLIC_KEY${suffix}["']?[ \\t]*[=:][ \\t]*["']?0[23][0-9a-f]{64}\\b`, 'i').exec(
    text,
  );
  return found ? { relation: `is not the key of DOTENV_PUBLIC_KEY${suffix} in`, start: found.index } : undefined;
}
