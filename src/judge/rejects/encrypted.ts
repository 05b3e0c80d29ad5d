// Rejects values that are encrypted or hashed already: they may stand in a repository, or are worth little to a thief.

import type { Candidate } from './candidate.ts';

const FORMS: readonly (readonly [RegExp, string])[] = [
  [/^\$ANSIBLE_VAULT;|^!vault\b/, 'an Ansible Vault value'],
  [/^ENC\[/, 'an encrypted value (SOPS or eyaml)'],
  [/^ENC\(.+\)$|^\{cipher\}/, 'an encrypted value (Jasypt or Spring)'],
  [/^\{AQAAA/, 'a value encrypted by Jenkins'],
  [/^U2FsdGVkX1/, 'an OpenSSL-encrypted value'],
  [/^encrypted:/i, 'an encrypted value'],
  [/^Ag[A-D][A-Za-z0-9+/]{200,}={0,2}$/, 'a sealed secret'],
  [
    /^\$2[abxy]?\$|^\$argon2(?:id?|d)\$|^\$[156y]\$|^\$apr1\$|^\$8\$|^\$7\$|^\$S\$|^\$P\$|^\$H\$|^\$scrypt\$|^\$pbkdf2/,
    'a password hash',
  ],
  [/^\{(?:S?SHA\d*|S?MD5|CRYPT|PBKDF2[\w-]*|bcrypt|noop|ssha\d*)\}/i, 'a password hash'],
  [/^(?:pbkdf2|scrypt|bcrypt|argon2|sha1|sha256|sha512|md5|crypt|unsalted_\w+)(?:_\w+)*[$:]/i, 'a password hash'],
  [/^SCRAM-SHA-\d+\$|^\*[0-9A-F]{40}$|^md5[0-9a-f]{32}$/, 'a database password hash'],
  [/^sha(?:1|224|256|384|512)[-:]/i, 'a digest'],
  [/^[A-Za-z0-9+/]{20,}={0,2}--[A-Za-z0-9+/]{8,}={0,2}--[A-Za-z0-9+/]{8,}={0,2}$/, 'a value encrypted by Rails'],
  [/^kms:|^AQICAH/, 'a value encrypted by a key service'],
];

export function checkEncrypted({ secret }: Candidate): string | undefined {
  const value = secret.trim();
  for (const [pattern, reason] of FORMS) if (pattern.test(value)) return reason;
  return undefined;
}
