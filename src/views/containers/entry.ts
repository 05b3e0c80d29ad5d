// What a container of secrets holds: a value that the file's structure, not its look, tells to be a secret.

/** Why the value is a secret; rules/containers.toml has a rule for each. */
export type EntryKind = 'kubernetes-secret' | 'terraform-sensitive';

export type Entry = {
  readonly kind: EntryKind;
  /** Its own name, in which no line ends: `db-password`. */
  readonly name: string;
  /** Where in the document: `data.db-password`. */
  readonly path: string;
  /** How the value is written between `start` and `end`: as it is, as a JSON string without its quotes, or base64. */
  readonly writing: 'plain' | 'json' | 'base64';
  /** Bytes of the document. */
  readonly start: number;
  readonly end: number;
};

/** Names that say that a value is none of anybody's secrets, although it lies among them. */
const publicName =
  /^(?:user|user[._-]?name|login|e?mail|host|host[._-]?name|port|url|uri|endpoint|server|address|database|db|db[._-]?name|name|namespace|type|kind|region|bucket|zone|driver|dialect|engine|version|environment|env|enabled|debug|adapter|schema|realm|domain|tenant|issuer|account|.*(?:user(?:name)?(?:_in)?|host|port|endpoint|region|bucket|[._-]id)|.*\.(?:crt|cert|pub)|ca(?:\.pem|-bundle)?|cert|certificate|tls\.crt|public[._-]?key)$/i;

const credentialName = /pass|pwd|secret|token|key|cred|auth|dsn|private|salt/i;
/** One word of letters only. */
const singleWord = /^[A-Za-z]+$/;

/** Whether a value among secrets is none: by its name, or as a mere word under a name that promises no credential. `value` is decoded. */
export function isPublic(name: string, value: string): boolean {
  return publicName.test(name) || (singleWord.test(value) && !credentialName.test(name));
}
