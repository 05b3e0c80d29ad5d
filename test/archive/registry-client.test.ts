import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { digestOf } from '../../src/archive/blob-digest.ts';
import { parseReference } from '../../src/archive/image-reference.ts';
import { parseChallenges } from '../../src/archive/registry-auth.ts';
import { RegistryClient } from '../../src/archive/registry-client.ts';
import type { Credentials } from '../../src/archive/registry-credentials.ts';
import { createHttp } from '../../src/archive/registry-http.ts';
import { RegistryStore } from '../../src/archive/registry-store.ts';
import { FakeRegistry, type Handler } from '../helpers/fake-registry.ts';

const running: FakeRegistry[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((registry) => registry.stop()));
});

async function start(handler: Handler): Promise<FakeRegistry> {
  const registry = await FakeRegistry.start(handler);
  running.push(registry);
  return registry;
}

const me: Credentials = { kind: 'password', user: 'me', password: 'pw' };
const basic = `Basic ${Buffer.from('me:pw').toString('base64')}`;
const content = Buffer.from('x'.repeat(100_000));
const blob = digestOf(content);

function open(registry: FakeRegistry, credentials?: Credentials, version = ':1') {
  const reference = parseReference(`${registry.host}/acme/shop${version}`)!;
  const waits: number[] = [];
  const http = createHttp({ env: {}, signal: undefined, isInsecure: false });
  const client = new RegistryClient({
    reference,
    http,
    credentials: () => Promise.resolve(credentials),
    plainHttp: true,
    sleep: (ms) => {
      waits.push(ms);
      return Promise.resolve();
    },
  });
  return { store: new RegistryStore(client, reference, 1 << 20), waits };
}

async function read(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of stream) parts.push(part);
  return digestOf(Buffer.concat(parts));
}

function send(
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>> = {},
  body: string | Buffer = '',
): void {
  response.writeHead(status, headers).end(body);
}

describe('authorization', () => {
  const withToken =
    (realm: () => string, accept: (authorization: string | undefined) => boolean): Handler =>
    (asked, response) => {
      if (asked.url.startsWith('/token')) send(response, 200, {}, JSON.stringify({ access_token: 'granted' }));
      else if (accept(asked.headers.authorization)) send(response, 200, {}, content);
      else
        send(response, 401, {
          'www-authenticate': `Bearer realm="${realm()}",service="reg, istry",scope="repository:acme/shop:pull"`,
        });
    };

  it('fetches a token once, as whoever we are', async () => {
    const registry: FakeRegistry = await start(
      withToken(
        () => `http://${registry.host}/token`,
        (value) => value === 'Bearer granted',
      ),
    );
    const { store } = open(registry, me);
    expect(await read(store.open(blob))).toBe(blob);
    expect(await read(store.open(blob))).toBe(blob);
    const tokens = registry.asked.filter(({ url }) => url.startsWith('/token'));
    expect(tokens.map(({ url, headers }) => [url, headers.authorization])).toEqual([
      ['/token?service=reg%2C+istry&scope=repository%3Aacme%2Fshop%3Apull', basic],
    ]);
  });

  it('fetches one as nobody, without credentials', async () => {
    const registry: FakeRegistry = await start(
      withToken(
        () => `http://${registry.host}/token`,
        (value) => value === 'Bearer granted',
      ),
    );
    await read(open(registry).store.open(blob));
    expect(registry.asked.find(({ url }) => url.startsWith('/token'))?.headers.authorization).toBeUndefined();
  });

  it('fetches another one when it has run out', async () => {
    let uses = 0;
    const registry: FakeRegistry = await start(
      withToken(
        () => `http://${registry.host}/token`,
        (value) => value !== undefined && ++uses !== 2,
      ),
    );
    const { store } = open(registry, me);
    expect(await read(store.open(blob))).toBe(blob);
    expect(await read(store.open(blob))).toBe(blob);
    expect(registry.asked.filter(({ url }) => url.startsWith('/token'))).toHaveLength(2);
  });

  it('exchanges an identity token, in the body and not in the address', async () => {
    const registry: FakeRegistry = await start(
      withToken(
        () => `http://${registry.host}/token`,
        (value) => value === 'Bearer granted',
      ),
    );
    await read(open(registry, { kind: 'identity', token: 'identity' }).store.open(blob));
    const asked = registry.asked.find(({ url }) => url.startsWith('/token'))!;
    expect([asked.method, asked.url]).toEqual(['POST', '/token']);
    expect(asked.body).toContain('grant_type=refresh_token');
    expect(asked.body).toContain('refresh_token=identity');
  });

  it('gives user and password to who asks for them', async () => {
    const registry = await start((asked, response) =>
      asked.headers.authorization === basic
        ? send(response, 200, {}, content)
        : send(response, 401, { 'www-authenticate': 'Basic realm="x"' }),
    );
    expect(await read(open(registry, me).store.open(blob))).toBe(blob);
    await expect(read(open(registry).store.open(blob))).rejects.toThrow(
      'it wants a user and a password, and none are configured',
    );
  });

  it('gives nothing to a token service of another kind of address', async () => {
    const registry = await start(
      withToken(
        () => 'ftp://127.0.0.1/token',
        () => false,
      ),
    );
    await expect(read(open(registry, me).store.open(blob))).rejects.toThrow('at no address that can be trusted');
  });

  it('is not tried for ever', async () => {
    const registry: FakeRegistry = await start(
      withToken(
        () => `http://${registry.host}/token`,
        () => false,
      ),
    );
    await expect(read(open(registry, me).store.open(blob))).rejects.toThrow('does not let us have it (401)');
    expect(registry.asked).toHaveLength(3);
  });

  it.each([
    [
      'Bearer realm="https://a/t",service=reg,scope="a b"',
      [['bearer', { realm: 'https://a/t', service: 'reg', scope: 'a b' }]],
    ],
    ['Basic realm="a \\"b\\", c"', [['basic', { realm: 'a "b", c' }]]],
    [
      'Negotiate, Basic realm="x", Bearer realm="y"',
      [
        ['negotiate', {}],
        ['basic', { realm: 'x' }],
        ['bearer', { realm: 'y' }],
      ],
    ],
    ['', []],
  ])('reads the challenge %s', (header, expected) => {
    const challenges = parseChallenges({ headers: () => [header] });
    expect(challenges.map(({ scheme, parameters }) => [scheme, parameters])).toEqual(expected);
  });
});

describe('redirects', () => {
  it('take no credentials to another host', async () => {
    const storage = await start((_asked, response) => send(response, 200, {}, content));
    const registry = await start((asked, response) => {
      if (!asked.headers.authorization) send(response, 401, { 'www-authenticate': 'Basic realm="x"' });
      else send(response, 307, { location: `http://${storage.host}/blob?signed=yes` });
    });
    expect(await read(open(registry, me).store.open(blob))).toBe(blob);
    expect(storage.asked).toHaveLength(1);
    expect(storage.asked[0]!.headers.authorization).toBeUndefined();
    expect(storage.asked[0]!.headers.cookie).toBeUndefined();
  });

  it('of another host that asks who we are get no answer', async () => {
    const storage = await start((_asked, response) => send(response, 401, { 'www-authenticate': 'Basic realm="x"' }));
    const registry = await start((_asked, response) => send(response, 302, { location: `http://${storage.host}/` }));
    await expect(read(open(registry, me).store.open(blob))).rejects.toThrow('(401)');
    expect(storage.asked.every(({ headers }) => headers.authorization === undefined)).toBe(true);
  });

  it('end some time, and only go where the web is', async () => {
    const registry = await start((asked, response) => send(response, 302, { location: `${asked.url}x` }));
    await expect(read(open(registry).store.open(blob))).rejects.toThrow('from one address to another');
    const file = await start((_asked, response) => send(response, 302, { location: 'file:///etc/passwd' }));
    await expect(read(open(file).store.open(blob))).rejects.toThrow('to an address that cannot be trusted');
  });
});

describe('patience', () => {
  it('waits as long as it is told, and longer each time', async () => {
    const registry = await start((_asked, response, before) => {
      if (before === 0) send(response, 429, { 'retry-after': '7' });
      else if (before < 3) send(response, 503);
      else send(response, 200, {}, content);
    });
    const { store, waits } = open(registry);
    expect(await read(store.open(blob))).toBe(blob);
    expect(waits).toEqual([7000, 1000, 2000]);
  });

  it('ends, with what the registry says', async () => {
    const body = JSON.stringify({ errors: [{ code: 'TOOMANYREQUESTS', message: 'slow down' }] });
    const registry = await start((_asked, response) => send(response, 429, {}, body));
    const { store, waits } = open(registry);
    await expect(read(store.open(blob))).rejects.toThrow(
      'the registry says 429, too many were asked for: TOOMANYREQUESTS: slow down',
    );
    expect(waits).toHaveLength(4);
  });

  it('does not wait for an hour', async () => {
    const registry = await start((_asked, response) => send(response, 429, { 'retry-after': '3600' }));
    const { store, waits } = open(registry);
    await expect(read(store.open(blob))).rejects.toThrow('429');
    expect(waits).toEqual([]);
  });

  it('is not for what will not change', async () => {
    const registry = await start((_asked, response) => send(response, 404));
    await expect(read(open(registry).store.open(blob))).rejects.toMatchObject({ code: 'image-part-missing' });
    expect(registry.asked).toHaveLength(1);
  });
});

describe('blobs', () => {
  const cut = (response: ServerResponse, from: number, bytes: number): void => {
    response.write(content.subarray(from, from + bytes), () => response.destroy());
  };

  it.each([true, false])('go on where the connection broke; the registry gives parts: %s', async (hasRanges) => {
    const registry = await start((asked, response, before) => {
      const from = hasRanges ? Number(/bytes=(\d+)-/.exec(asked.headers.range ?? '')?.[1] ?? 0) : 0;
      const isPart = hasRanges && asked.headers.range !== undefined;
      const range = isPart ? { 'content-range': `bytes ${from}-${content.length - 1}/${content.length}` } : {};
      response.writeHead(isPart ? 206 : 200, { ...range, 'content-length': String(content.length - from) });
      if (before < 2) cut(response, from, 30_000);
      else response.end(content.subarray(from));
    });
    expect(await read(open(registry).store.open(blob))).toBe(blob);
    expect(registry.asked.some(({ headers }) => headers.range !== undefined)).toBe(true);
  });

  it('are given up when nothing comes through', async () => {
    const registry = await start((_asked, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.flushHeaders();
      setTimeout(() => response.destroy(), 5);
    });
    await expect(read(open(registry).store.open(blob))).rejects.toThrow('no answer');
  });
});

describe('manifests', () => {
  const manifest = Buffer.from('{"schemaVersion": 2}');
  const digest = digestOf(manifest);
  const descriptor = { mediaType: '', digest, size: 20, platform: undefined, annotations: {}, urls: [] };

  it('are asked for in every form that is read, and kept', async () => {
    const registry = await start((_asked, response) => send(response, 200, { 'content-type': 'x/y' }, manifest));
    const { store } = open(registry);
    expect(await store.root()).toMatchObject({ digest, mediaType: 'x/y' });
    expect(Buffer.from(await store.readDocument(descriptor, 'manifest'))).toEqual(manifest);
    expect(registry.asked.map(({ url }) => url)).toEqual(['/v2/acme/shop/manifests/1']);
    expect(registry.asked[0]!.headers.accept).toContain('application/vnd.docker.distribution.manifest.list.v2+json');
  });

  it('that are not what their digest says are refused', async () => {
    const registry = await start((_asked, response) => send(response, 200, {}, 'something else'));
    const wanted = open(registry, undefined, `@${digest}`).store;
    await expect(wanted.root()).rejects.toMatchObject({ code: 'digest-mismatch' });
    await expect(wanted.readDocument(descriptor, 'config')).rejects.toMatchObject({ code: 'digest-mismatch' });
  });

  it('that are too large are not held', async () => {
    const registry = await start((_asked, response) => send(response, 200, {}, Buffer.alloc(3 << 20)));
    await expect(open(registry).store.root()).rejects.toMatchObject({ code: 'too-large' });
  });

  it('whose digest is no digest are not asked for', async () => {
    const registry = await start((_asked, response) => send(response, 200));
    const odd = { ...descriptor, digest: 'sha256:../../../v2/other/manifests/1' };
    await expect(open(registry).store.readDocument(odd, 'manifest')).rejects.toThrow('that is no digest');
    expect(registry.asked).toEqual([]);
  });
});
