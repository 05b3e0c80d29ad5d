// Credentials for a registry, where docker and podman keep them: files, and helper programs that the files name. They go to their registry and nowhere
// else, and are in no message.
// Formats: docker's config.json; containers-auth.json(5), whose keys may name a repository.

import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { asRecord, asText, isRecord, parseJson } from './json-value.ts';

export type Credentials =
  | { readonly kind: 'password'; readonly user: string; readonly password: string }
  /** To be exchanged for an access token. */
  | { readonly kind: 'identity'; readonly token: string }
  /** To be sent as it is. */
  | { readonly kind: 'bearer'; readonly token: string };

export type CredentialSearch = {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly registry: string;
  readonly repository: string;
};

export type FoundCredentials = {
  readonly credentials: Credentials | undefined;
  /** What went wrong on the way, without secrets. */
  readonly problems: readonly string[];
};

const helperTimeoutMs = 30_000;

/** The first that is found. A file or helper that does not work is a problem, and the search goes on. */
export async function findCredentials(search: CredentialSearch): Promise<FoundCredentials> {
  const problems: string[] = [];
  for (const path of credentialFiles(search.env)) {
    if (!existsSync(path)) continue;
    try {
      const value = parseJson(readFileSync(path));
      if (!isRecord(value)) throw new Error('it is no JSON');
      const credentials = await fromFile(value, search, problems);
      if (credentials) return { credentials, problems };
    } catch (error) {
      problems.push(`${path}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return { credentials: undefined, problems };
}

/** A file that was named explicitly counts alone. */
function credentialFiles(env: CredentialSearch['env']): readonly string[] {
  if (env.REGISTRY_AUTH_FILE) return [env.REGISTRY_AUTH_FILE];
  const home = env.HOME ?? env.USERPROFILE;
  const docker = env.DOCKER_CONFIG ?? (home && join(home, '.docker'));
  const config = env.XDG_CONFIG_HOME ?? (home && join(home, '.config'));
  return [
    ...(docker ? [join(docker, 'config.json')] : []),
    ...(env.XDG_RUNTIME_DIR ? [join(env.XDG_RUNTIME_DIR, 'containers', 'auth.json')] : []),
    ...(config ? [join(config, 'containers', 'auth.json')] : []),
  ];
}

async function fromFile(
  file: Readonly<Record<string, unknown>>,
  { env, registry, repository }: CredentialSearch,
  problems: string[],
): Promise<Credentials | undefined> {
  const keys = keysFor(registry, repository);
  const helpers = asRecord(file.credHelpers);
  const helper = keys.map((key) => asText(helpers[key])).find((name) => name !== '') ?? asText(file.credsStore);
  if (helper !== '') {
    try {
      const credentials = await askHelper(helper, helperKey(registry), env);
      if (credentials) return credentials;
    } catch (error) {
      problems.push(error instanceof Error ? error.message : String(error));
    }
  }
  const auths = asRecord(file.auths);
  const names = Object.keys(auths);
  for (const key of keys) {
    const name = names.find((candidate) => plainKey(candidate) === key);
    const credentials = name === undefined ? undefined : readAuth(asRecord(auths[name]));
    if (credentials) return credentials;
  }
  return undefined;
}

/** What an entry may be called, the closest first: podman has them for parts of a registry. */
function keysFor(registry: string, repository: string): readonly string[] {
  const parts = repository.split('/');
  const paths = parts.map((_, i) => `${registry}/${parts.slice(0, parts.length - i).join('/')}`);
  const hub =
    registry === 'docker.io' ? ['index.docker.io', 'registry-1.docker.io', 'https://index.docker.io/v1/'] : [];
  return [...paths, registry, ...hub];
}

/** `https://index.docker.io/v1/` is how docker has always called its own. */
function plainKey(key: string): string {
  return key.replace(/^https?:\/\//, '').replace(/\/(?:v[12]\/?)?$/, '');
}

function helperKey(registry: string): string {
  return registry === 'docker.io' ? 'https://index.docker.io/v1/' : registry;
}

function readAuth(entry: Readonly<Record<string, unknown>>): Credentials | undefined {
  const [identity, bearer, auth] = [asText(entry.identitytoken), asText(entry.registrytoken), asText(entry.auth)];
  if (bearer !== '') return { kind: 'bearer', token: bearer };
  if (identity !== '') return { kind: 'identity', token: identity };
  const [, user, password] =
    /^([^:]*):(.*)$/s.exec(Buffer.from(auth, 'base64').toString('utf8').replace(/\0+$/, '')) ?? [];
  if (user !== undefined && password !== undefined) return { kind: 'password', user, password };
  const [name, secret] = [asText(entry.username), asText(entry.password)];
  return name === '' ? undefined : { kind: 'password', user: name, password: secret };
}

/** Undefined when the helper has none. Throws an Error that says nothing of what the helper wrote, which may be a secret. */
async function askHelper(name: string, server: string, env: CredentialSearch['env']): Promise<Credentials | undefined> {
  // A name, not a path: the file says which helper, not which program.
  if (!/^[A-Za-z0-9._-]+$/.test(name)) throw new Error('the name of a credential helper is none');
  const program = `docker-credential-${name}`;
  const { code, output } = await runHelper(program, server, env);
  if (code !== 0) {
    if (/credentials not found/i.test(output)) return undefined;
    throw new Error(`${program} ended with code ${code}`);
  }
  const answer = parseJson(Buffer.from(output));
  if (!isRecord(answer)) throw new Error(`${program} gave no JSON`);
  const [user, secret] = [asText(answer.Username), asText(answer.Secret)];
  if (secret === '') return undefined;
  return user === '<token>' ? { kind: 'identity', token: secret } : { kind: 'password', user, password: secret };
}

function runHelper(
  program: string,
  server: string,
  env: CredentialSearch['env'],
): Promise<{ readonly code: number | null; readonly output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, ['get'], { env, stdio: ['pipe', 'pipe', 'ignore'], timeout: helperTimeoutMs });
    const output: Buffer[] = [];
    child.on('error', (error: NodeJS.ErrnoException) =>
      reject(new Error(`${program} cannot be run: ${error.code ?? 'unknown'}`)),
    );
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    child.on('close', (code) => resolve({ code, output: Buffer.concat(output).toString('utf8') }));
    // A helper that does not read ends early; its exit code says enough.
    child.stdin.on('error', () => undefined);
    child.stdin.end(server);
  });
}
