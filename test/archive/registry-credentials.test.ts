import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { findCredentials } from '../../src/archive/registry-credentials.ts';
import { CliFolder, type Files } from '../helpers/cli.ts';

const folders: CliFolder[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) folder.remove();
});

function find(files: Files, registry: string, repository = 'acme/shop', env: Readonly<Record<string, string>> = {}) {
  const folder = new CliFolder(files);
  folders.push(folder);
  for (const name of Object.keys(files)) if (name.startsWith('bin/')) chmodSync(join(folder.path, name), 0o755);
  const PATH = `${join(folder.path, 'bin')}:${process.env.PATH ?? ''}`;
  return findCredentials({ env: { HOME: folder.path, PATH, ...env }, registry, repository });
}

const auth = (text: string): object => ({ auth: Buffer.from(text).toString('base64') });
const docker = (content: object): Files => ({ '.docker/config.json': JSON.stringify(content) });
const helper = (script: string): Files => ({ 'bin/docker-credential-test': `#!/bin/sh\n${script}\n` });
const password = (user: string, secret: string) => ({ kind: 'password', user, password: secret });

describe('credentials', () => {
  it.each<[string, object, string]>([
    ['the name of the registry', { 'ghcr.io': auth('me:pw:x') }, 'ghcr.io'],
    ['an address', { 'https://ghcr.io/v2/': auth('me:pw:x') }, 'ghcr.io'],
    ['Docker Hub as docker has always called it', { 'https://index.docker.io/v1/': auth('me:pw:x') }, 'docker.io'],
    ['user and password in clear', { 'ghcr.io': { username: 'me', password: 'pw:x' } }, 'ghcr.io'],
  ])('in config.json, under %s', async (_what, auths, registry) => {
    expect(await find(docker({ auths }), registry)).toEqual({ credentials: password('me', 'pw:x'), problems: [] });
  });

  it('are those of no other registry', async () => {
    const auths = {
      'ghcr.io.evil.org': auth('a:b'),
      'evil.org': auth('a:b'),
      'https://index.docker.io/v1/': auth('a:b'),
    };
    expect((await find(docker({ auths }), 'ghcr.io')).credentials).toBeUndefined();
  });

  it('of podman may be for a part of a registry, and the closest counts', async () => {
    const auths = { 'quay.io': auth('all:1'), 'quay.io/acme': auth('acme:2'), 'quay.io/acme/shop/x': auth('x:3') };
    const files = { 'run/containers/auth.json': JSON.stringify({ auths }) };
    const folder = new CliFolder(files);
    folders.push(folder);
    const env = { XDG_RUNTIME_DIR: join(folder.path, 'run') };
    expect((await find({}, 'quay.io', 'acme/shop', env)).credentials).toEqual(password('acme', '2')); // trapline:allow made up
    expect((await find({}, 'quay.io', 'other/shop', env)).credentials).toEqual(password('all', '1'));
  });

  it('that are tokens are told apart', async () => {
    const auths = {
      'a.org': { identitytoken: 'id' },
      'b.org': { registrytoken: 'rt' },
      'c.org': {},
      'd.org': auth('no colon'),
    };
    const kinds = await Promise.all(
      ['a.org', 'b.org', 'c.org', 'd.org'].map(async (name) => (await find(docker({ auths }), name)).credentials),
    );
    expect(kinds).toEqual([{ kind: 'identity', token: 'id' }, { kind: 'bearer', token: 'rt' }, undefined, undefined]);
  });
});

describe('credential helpers', () => {
  it('are asked with the name of the registry, and before the file', async () => {
    const script = 'read server; echo "{\\"Username\\": \\"me\\", \\"Secret\\": \\"$1 $server\\"}"';
    const files = {
      ...helper(script),
      ...docker({ credHelpers: { 'ghcr.io': 'test' }, auths: { 'ghcr.io': auth('no:no') } }),
    };
    expect((await find(files, 'ghcr.io')).credentials).toEqual(password('me', 'get ghcr.io'));
    const all = { ...helper(script), ...docker({ credsStore: 'test' }) };
    expect((await find(all, 'docker.io')).credentials).toEqual(password('me', 'get https://index.docker.io/v1/'));
  });

  it('may give an identity token', async () => {
    const files = {
      ...helper('cat >/dev/null; echo \'{"Username":"<token>","Secret":"t"}\''),
      ...docker({ credsStore: 'test' }),
    };
    expect((await find(files, 'x.org')).credentials).toEqual({ kind: 'identity', token: 't' });
  });

  it('that know nothing are no problem, and the file is looked at', async () => {
    const files = {
      ...helper('echo "credentials not found in native keychain"; exit 1'),
      ...docker({ credsStore: 'test', auths: { 'x.org': auth('a:b') } }),
    };
    expect(await find(files, 'x.org')).toEqual({ credentials: password('a', 'b'), problems: [] });
  });

  it.each([
    ['fail', helper('echo secret-words; exit 3'), 'test', 'docker-credential-test ended with code 3'],
    ['talk nonsense', helper('echo secret-words'), 'test', 'docker-credential-test gave no JSON'],
    ['are not there', {}, 'test', 'docker-credential-test cannot be run: ENOENT'],
    ['are no name', {}, '../../bin/sh', 'the name of a credential helper is none'],
  ])('that %s are told, without what they said', async (_what, files, name, problem) => {
    const result = await find({ ...files, ...docker({ credsStore: name }) }, 'x.org');
    expect(result).toEqual({ credentials: undefined, problems: [problem] });
  });
});

describe('files', () => {
  it('that are damaged are told, and the next one is read', async () => {
    const files = {
      '.docker/config.json': '{',
      '.config/containers/auth.json': JSON.stringify({ auths: { 'x.org': auth('a:b') } }),
    };
    const { credentials, problems } = await find(files, 'x.org');
    expect(credentials).toEqual(password('a', 'b'));
    expect(problems).toEqual([expect.stringMatching(/config\.json: it is no JSON$/)]);
  });

  it('named by REGISTRY_AUTH_FILE count alone', async () => {
    const folder = new CliFolder({ 'auth.json': JSON.stringify({ auths: { 'y.org': auth('a:b') } }) });
    folders.push(folder);
    const env = { REGISTRY_AUTH_FILE: join(folder.path, 'auth.json') };
    const files = docker({ auths: { 'x.org': auth('c:d') } });
    expect((await find(files, 'x.org', 'a', env)).credentials).toBeUndefined();
    expect((await find(files, 'y.org', 'a', env)).credentials).toEqual(password('a', 'b'));
  });
});
