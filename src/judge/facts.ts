// What a check learnt, as a report shows it: short labels, times that a person can read, nothing long.

/** Facts that only the judge needs, or that say nothing to a reader. */
const hidden = new Set([
  ...['crcOk', 'reason', 'expired', 'canary', 'header', 'rawTimestamp', 'allSameOrZero', 'signature', 'version'],
  ...['ownerKeyField', 'platform', 'providerKind'],
]);

const labels: Readonly<Record<string, string>> = {
  accountCreated: 'account created',
  accountId: 'account',
  accessKeyId: 'access key',
  appId: 'app',
  c: 'cell',
  cognitiveService: 'service code',
  createdAt: 'created',
  env: 'environment',
  exp: 'expires',
  expiresAt: 'expires',
  g: 'group',
  iamUser: 'user',
  iat: 'created',
  keyClass: 'key class',
  keyId: 'key id',
  notAfter: 'expires',
  o: 'organization',
  org: 'organization',
  organizationId: 'organization',
  ownerId: 'owner',
  p: 'project',
  projectMatchesEmail: 'project matches e-mail',
  projectRef: 'project',
  publicKey: 'public key',
  regionUrl: 'region',
  secretBytes: 'secret bytes',
  signedWithKnownSecret: 'signed with a published secret',
  spkiSha256: 'public key SHA-256',
  sshFingerprint: 'SSH fingerprint',
  t: 'token type',
  tunnelId: 'tunnel',
  typ: 'key type',
  type: 'key type',
  u: 'user',
  userId: 'user',
};
const times = new Set(['exp', 'expiresAt', 'iat', 'notAfter', 'nbf', 'accountCreated', 'createdAt']);
const maxCharacters = 200;

/** Label to text. Members of nested facts stand by themselves; unknown (absent or null) ones are left out. */
export function renderFacts(facts: Readonly<Record<string, unknown>>): Record<string, string> {
  const rendered: Record<string, string> = {};
  addFacts(rendered, facts, 0);
  return rendered;
}

function addFacts(rendered: Record<string, string>, facts: Readonly<Record<string, unknown>>, depth: number): void {
  for (const [name, value] of Object.entries(facts)) {
    if (hidden.has(name) || value === undefined || value === null) continue;
    if (typeof value === 'object' && !Array.isArray(value)) {
      // Two levels are routing and claims; deeper ones are the provider's own business.
      if (depth === 0) addFacts(rendered, value as Readonly<Record<string, unknown>>, depth + 1);
      continue;
    }
    const label = Object.hasOwn(labels, name) ? labels[name]! : name;
    rendered[label] ??= renderValue(name, value).slice(0, maxCharacters);
  }
}

function renderValue(name: string, value: unknown): string {
  if (times.has(name) && typeof value === 'number') return renderTime(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value))
    return value.map((item) => (typeof item === 'object' ? JSON.stringify(item) : String(item))).join(', ');
  return String(value);
}

/** Seconds since 1970 as a date and time; the number itself where it is none. */
export function renderTime(seconds: number): string {
  const time = new Date(seconds * 1000);
  return Number.isNaN(time.getTime()) ? String(seconds) : time.toISOString().replace('.000Z', 'Z');
}
