// What the name in front of a value promises: `dbPassword` a password, `passwordResetUrl` an address, `monkey` nothing at all.

import type { Candidate } from './candidate.ts';

export type NameKind = 'password' | 'secret' | 'token' | 'key' | 'bare-key' | 'auth' | 'salt' | 'none';

export type CredentialName = {
  /** Index in the candidate's line where the name begins. */
  readonly start: number;
  readonly text: string;
  readonly kind: NameKind;
  /** The words of the name, lower-case, in order. */
  readonly words: readonly string[];
  /** Index in `words` of the last word that made the kind; -1 for none. */
  readonly at: number;
};

const setOf = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

const PASSWORD = setOf(`
  password passwd pass passphrase passcode pwd pswd psw passwort userpass pw passw pword contrasena senha parola haslo mdp pin`);
const SECRET = setOf(`
  secret secrets clientsecret appsecret apisecret secretkey`);
const TOKEN = setOf(`
  token tokens accesstoken authtoken apitoken jwt bearer cookie session`);
const KEY = setOf(`
  apikey accesskey privatekey authkey appkey masterkey encryptionkey licensekey nkey hmac psk sharedkey signingkey repokey
  accountkey consumerkey cipherkey`);
const AUTH = setOf(`
  auth oauth authorization authentication credential credentials creds cred authenticator`);
const SALT = setOf(`
  salt nonce hexsalt iv pepper seed entropy`);
/** Words that turn the key after them into a credential: `api key`, `secret key`. */
const KEY_QUALIFIER = setOf(`
  api access private secret auth app application master encryption encrypt decrypt license licence signing sign shared consumer
  customer client account cipher crypto service server oauth aes hmac des rsa ssh admin session storage subscription deploy maps map
  steam certificate hex integration write read user dev developer jwt token cookie bot webhook repo registry lob stripe google aws
  s3 base`);

/** Reads the name that stands before the secret. Linear in the length of the match. */
export function readCredentialName(candidate: Candidate): CredentialName {
  const { text, start } = nameText(candidate);
  const words = splitWords(text);
  let kind: NameKind = 'none';
  let at = -1;
  for (let i = 0; i < words.length; i++) {
    const found = kindOfWord(words, i);
    if (found === undefined) continue;
    // `secret_key`, `auth_token`: the more telling word wins over a later `auth`.
    if (at >= 0 && found === 'auth' && kind !== 'none') continue;
    kind = found;
    at = i;
  }
  return { start, text, kind, words, at };
}

/** Splits `dbPassword`, `DB_PASSWORD` and `db.password-2` into lower-case words; digits are dropped. */
export function splitWords(name: string): readonly string[] {
  const parts = name.match(/[A-Z]{2,}(?![a-z])|[A-Z]?[a-z]+|[A-Z]/g) ?? [];
  const words: string[] = [];
  for (const part of parts) {
    const word = part.toLowerCase();
    // `passWord`, `PASS_PHRASE` are one word each.
    if (words.at(-1) === 'pass' && /^(?:word|wd|phrase|code)s?$/.test(word)) words[words.length - 1] = `pass${word}`;
    else words.push(word);
  }
  return words;
}

function nameText(candidate: Candidate): { readonly text: string; readonly start: number } {
  const { line, match, secret, secretStart } = candidate;
  const inMatch = match.lastIndexOf(secret);
  let start = secretStart - Math.max(inMatch, 0);
  const limit = Math.max(0, start - 60);
  while (start > limit && /[\w.$-]/.test(line[start - 1] ?? '')) start--;
  const before = line.slice(start, secretStart);
  return { text: /^[\w.$@-]+/.exec(before)?.[0] ?? before, start };
}

function kindOfWord(words: readonly string[], index: number): NameKind | undefined {
  const word = words[index] ?? '';
  if (PASSWORD.has(word)) return 'password';
  if (SECRET.has(word)) return 'secret';
  if (TOKEN.has(word)) return 'token';
  if (KEY.has(word)) return 'key';
  if (AUTH.has(word)) return 'auth';
  if (SALT.has(word)) return 'salt';
  if (word === 'key' || word === 'keys') return KEY_QUALIFIER.has(words[index - 1] ?? '') ? 'key' : 'bare-key';
  return looseKind(word);
}

/** Words run together without a hump: `userpassword`, `dbpasswd`, `xtoken`. */
function looseKind(word: string): NameKind | undefined {
  if (word.length > 24) return undefined;
  if (
    /passw(?:or)?ds?$|passwort$|passphrase$|passcode$|pwd$|^pwd|(?:db|user|root|admin|my|new|old|key|store|smtp|mail|http|mysql|sql|ftp|proxy)pass$/.test(
      word,
    )
  )
    return 'password';
  if (/secret$/.test(word)) return 'secret';
  if (/token$/.test(word)) return 'token';
  if (/(?:api|access|secret|private|auth|app|master|consumer|license)key$/.test(word)) return 'key';
  if (/(?:salt|nonce)$/.test(word)) return 'salt';
  if (/key$/.test(word) && !/(?:pub|mon|tur|hot|don|joc|whis|hoc|o|lac|flun|mic|buc)key$/.test(word)) return 'bare-key';
  return undefined;
}
