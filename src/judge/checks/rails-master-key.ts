// Rails master keys: 32 hexadecimal digits, like a thousand other things. A key is one when it decrypts a credentials file of the same scan.

import type { CheckContext, CheckOutcome } from './check.ts';
import { decryptsRailsCredentials } from './rails-credentials.ts';

/** Facts: decrypts (which of the context's ciphertexts). Nothing when it decrypts none: then it is merely 32 digits. */
export function checkRailsMasterKey(value: string, { ciphertexts = [] }: CheckContext): CheckOutcome | undefined {
  const decrypts = ciphertexts.findIndex((text) => decryptsRailsCredentials(value, text));
  return decrypts < 0 ? undefined : { valid: true, proven: true, decrypts };
}
