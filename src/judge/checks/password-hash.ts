// Password hashes other than bcrypt, as shadow files, htpasswd, LDAP and web frameworks write them. They cannot be used as they are, only
// guessed against.

import { consistent } from '../payloads/outcome.ts';
import type { OfflineCheck } from './check.ts';

/** In characters. */
const maxCharacters = 4096;

const FORMS: readonly (readonly [RegExp, string])[] = [
  [/^\$argon2(?:id|i|d)\$(?:v=\d+\$)?m=\d+,t=\d+,p=\d+\$[A-Za-z0-9+/]+\$[A-Za-z0-9+/]+$/, 'argon2'],
  [/^\$6\$(?:rounds=\d+\$)?[^$]{1,16}\$[./A-Za-z0-9]{86}$/, 'sha512-crypt'],
  [/^\$5\$(?:rounds=\d+\$)?[^$]{1,16}\$[./A-Za-z0-9]{43}$/, 'sha256-crypt'],
  [/^\$apr1\$[^$]{1,8}\$[./A-Za-z0-9]{22}$/, 'apr1'],
  [/^\$1\$[^$]{1,8}\$[./A-Za-z0-9]{22}$/, 'md5-crypt'],
  [/^\$y\$[./A-Za-z0-9]+\$[./A-Za-z0-9]{0,86}\$[./A-Za-z0-9]{43}$/, 'yescrypt'],
  [/^\$7\$[./A-Za-z0-9]{11,97}\$[./A-Za-z0-9]{43}$/, 'scrypt'],
  [/^(?:\$scrypt\$|scrypt:)[^\s]{20,}$/, 'scrypt'],
  [/^\$[PH]\$[./A-Za-z0-9]{31}$/, 'phpass'],
  [/^\$S\$[./A-Za-z0-9]{52}$/, 'drupal'],
  [/^\$?pbkdf2[_:-][^\s]{20,}$/, 'pbkdf2'],
  [/^\{(?:SSHA\d*|SHA\d*|SMD5|MD5|CRYPT|PBKDF2[\w-]*)\}\S{8,}$/i, 'ldap'],
];

export const checkPasswordHash: OfflineCheck = (value) => {
  if (value.length > maxCharacters) return undefined;
  const algorithm = FORMS.find(([pattern]) => pattern.test(value))?.[1];
  return algorithm === undefined ? undefined : consistent({ hash: true, algorithm });
};
