// How a report writes a secret: the only place in src/report that can reveal one.

import type { Secret } from '../model/secret.ts';

/** The mask, or with `showSecrets` the secret itself with `U+FFFD` where its bytes are not UTF-8. Not yet safe for a terminal. */
export function secretText(secret: Secret, showSecrets: boolean): string {
  if (!showSecrets) return secret.toString();
  // A byte order mark at the start belongs to the secret: it was matched.
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(secret.reveal());
}

/** The bytes in base64 where `secretText` cannot carry them (shown, and not valid UTF-8), else undefined. */
export function secretBase64(secret: Secret, showSecrets: boolean): string | undefined {
  if (!showSecrets || isUtf8(secret.reveal())) return undefined;
  return Buffer.from(secret.reveal()).toString('base64');
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
