// Ansible Vault: a header line, then hex of three lines of hex: salt, HMAC and ciphertext. The lines may be indented, as in YAML.

import { malformed, verified } from '../payloads/outcome.ts';
import type { OfflineCheck } from './check.ts';

/** In characters; whole files are encrypted like this. */
const maxCharacters = 1 << 22;

export const checkAnsibleVault: OfflineCheck = (value) => {
  const header = /^\s*\$ANSIBLE_VAULT;(1\.[12]);AES256(?:;([^\s;]{1,100}))?[ \t]*\r?\n/.exec(value.slice(0, 256));
  if (!header) return value.trimStart().startsWith('$ANSIBLE_VAULT') ? malformed() : undefined;
  const facts = { version: header[1], vaultId: header[2] ?? null };
  const hex = value.slice(header[0].length, maxCharacters).replace(/\s+/g, '');
  if (hex.length % 2 !== 0 || !isHex(hex)) return malformed(facts);
  const [salt, hmac, text, ...more] = Buffer.from(hex, 'hex').toString('latin1').trimEnd().split('\n', 4);
  const isWhole =
    more.length === 0 &&
    [salt, hmac].every((part) => part?.length === 64 && isHex(part)) &&
    text !== undefined &&
    text.length % 2 === 0 &&
    isHex(text);
  return isWhole ? verified({ ...facts, encrypted: true }) : malformed(facts);
};

function isHex(text: string): boolean {
  return /^[0-9a-f]+$/i.test(text);
}
