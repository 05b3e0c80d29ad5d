// Secrets with their other halves, made anew for every run, and what a report says of proofs.

import { createCipheriv, createECDH, createHash, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';

export type KeyPair = { readonly privateKey: KeyObject; readonly publicKey: KeyObject };

export const newKeyPair = (): KeyPair => generateKeyPairSync('ec', { namedCurve: 'P-256' });

export const privatePem = ({ privateKey }: KeyPair): string =>
  privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
export const publicPem = ({ publicKey }: KeyPair): string =>
  publicKey.export({ type: 'spki', format: 'pem' }) as string;
export const publicDer = ({ publicKey }: KeyPair): Buffer => publicKey.export({ type: 'spki', format: 'der' });

/** A Rails master key: 32 hexadecimal digits. */
export const newMasterKey = (): string => randomBytes(16).toString('hex');

/** A Rails credentials file that the key decrypts. */
export function railsCredentials(masterKey: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-128-gcm', Buffer.from(masterKey, 'hex'), nonce);
  const encrypted = Buffer.concat([cipher.update('secret_key_base: made up'), cipher.final()]);
  return [encrypted, nonce, cipher.getAuthTag()].map((part) => part.toString('base64')).join('--');
}

/** A secret scalar and its point, in the two ways that files hold them. */
export function newCurvePair(curve: 'secp256k1' | 'prime256v1') {
  const ecdh = createECDH(curve);
  ecdh.generateKeys();
  const secret = ecdh.getPrivateKey();
  const scalar = Buffer.concat([Buffer.alloc(32 - secret.length), secret]);
  return {
    hex: scalar.toString('hex'),
    base64url: scalar.toString('base64url'),
    compressed: ecdh.getPublicKey('hex', 'compressed'),
    point: ecdh.getPublicKey('base64url'),
  };
}

/** A Supabase secret key of a project. */
export function supabaseKey(projectRef: string): string {
  const body = `sb_secret_${randomBytes(20).toString('base64url').slice(0, 22)}`;
  return `${body}_${createHash('sha256').update(`${projectRef}|${body}`).digest('base64url').slice(0, 8)}`;
}

/** A Google service account key file. */
export function serviceAccount(privateKey: string): string {
  return JSON.stringify({
    type: 'service_account',
    project_id: 'acme-prod',
    private_key_id: randomBytes(20).toString('hex'),
    private_key: privateKey,
    client_email: 'bot@acme-prod.iam.gserviceaccount.com',
    client_id: '103',
  });
}

type ProvenFinding = {
  readonly ruleId: string;
  readonly path: string;
  readonly confidence: string;
  readonly fingerprint: string;
  readonly evidence: readonly { readonly code: string; readonly text: string }[];
  readonly verdict: { readonly offline: { readonly state: string; readonly facts: Readonly<Record<string, string>> } };
  readonly proof: {
    readonly state: string;
    readonly text: string;
    readonly path: string;
    readonly line: number;
    readonly commit: string | null;
  } | null;
};

export function provenFindings(json: string): readonly ProvenFinding[] {
  return (JSON.parse(json) as { readonly findings: readonly ProvenFinding[] }).findings;
}

/** What a JSON report says of the secrets of a file: `<confidence> <proof>`, or `<confidence> alone`. */
export function proofsAt(json: string, path: string): string[] {
  return provenFindings(json)
    .filter((finding) => finding.path === path)
    .map(({ confidence, proof }) => `${confidence} ${proof?.text ?? 'alone'}`);
}
