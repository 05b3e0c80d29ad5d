// The real thing: Debian's docker-registry on loopback, filled by skopeo with images that umoci built. Skipped where the three are not installed
// (apt-get install docker-registry skopeo umoci).

import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CliFolder, type CliResult, otherToken, token } from '../helpers/cli.ts';
import { imagePlaces, oneRule, problems, reportOf, withOneRule } from '../helpers/image-report.ts';
import { blobOf, blobsOf, buildImage, descriptor, imageDescriptor, layoutFiles } from '../helpers/images.ts';

const tools = ['docker-registry', 'skopeo', 'umoci'];
const missing = tools.filter((tool) => {
  try {
    execFileSync('sh', ['-c', `command -v ${tool}`]);
    return false;
  } catch {
    return true;
  }
});

describe.skipIf(missing.length > 0)(`a real registry (needs ${missing.join(', ') || 'nothing more'})`, () => {
  let folder: CliFolder;
  let registry: ChildProcess | undefined;
  let host = '';

  const run = (program: string, ...args: readonly string[]): string =>
    execFileSync(program, args, {
      cwd: folder.path,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, HOME: folder.path },
    }).toString();
  const push = (source: string, name: string, ...flags: readonly string[]): string =>
    run(
      'skopeo',
      'copy',
      '-q',
      '--insecure-policy',
      '--dest-tls-verify=false',
      ...flags,
      source,
      `docker://${host}/${name}`,
    );
  const scan = (name: string, ...flags: readonly string[]): Promise<CliResult> =>
    folder.run(
      [
        'scan',
        'image',
        `${host}/${name}`,
        '--plain-http',
        '--from',
        'registry',
        '-f',
        'json',
        ...withOneRule,
        ...flags,
      ],
      {
        env: { HOME: folder.path },
      },
    );

  beforeAll(async () => {
    folder = new CliFolder(oneRule);
    const port = await freePort();
    host = `127.0.0.1:${port}`;
    writeFileSync(join(folder.path, 'registry.yml'), registryConfig(join(folder.path, 'store'), host));
    registry = spawn('docker-registry', ['serve', join(folder.path, 'registry.yml')], { stdio: 'ignore' });
    await answers(`http://${host}/v2/`);
    buildWithUmoci(folder, run);
    // Decompressed first: a layer that is packed already is pushed as it is, and one that the registry has in gzip is not pushed in zstd.
    run('skopeo', 'copy', '-q', '--insecure-policy', 'oci:built:latest', 'docker-archive:shop.tar:acme/shop:1.2');
    push('docker-archive:shop.tar', 'acme/zstd:1', '--format', 'oci', '--dest-compress-format', 'zstd');
    push('oci:built:latest', 'acme/shop:1.2');
    const images = (['amd64', 'arm64'] as const).map((architecture) =>
      buildImage({
        layers: [{ items: [{ name: architecture, content: `T=${token}\n` }] }],
        platform: { os: 'linux', architecture },
      }),
    );
    const files = layoutFiles(
      images.map((image) => imageDescriptor(image)),
      blobsOf(images),
    );
    for (const [name, content] of Object.entries(files)) folder.write(`two/${name}`, content);
    // skopeo wants one reference: an index that the layout's index names.
    const index = layoutFiles(
      images.map((image) => imageDescriptor(image)),
      [],
    )['index.json']!;
    nameIndex(folder, Buffer.from(index));
    push('oci:two:both', 'acme/two:1', '--all');
  });

  afterAll(() => {
    registry?.kill();
    folder?.remove();
  });

  const places = [
    '(image config)/Env/GITHUB_TOKEN in config.Env[0]',
    '(image config)/Labels/token in config.Labels.token',
    '(image config)/history/created_by in history[4].created_by',
    'app/.env in 1/3, deleted in 2',
    'app/config in 1/3, overwritten in 3',
  ];

  it('gives layers and config of an image', async () => {
    const result = await scan('acme/shop:1.2');
    expect(imagePlaces(result)).toEqual(places);
    expect(problems(result)).toEqual([]);
    expect(reportOf(result).findings.at(-2)!.origin).toMatchObject({
      image: `${host}/acme/shop:1.2`,
      createdBy: 'COPY app /app',
      removed: { createdBy: 'RUN rm /app/.env' },
    });
  });

  it('gives the same of zstd layers', async () => {
    const raw = run('skopeo', 'inspect', '--raw', '--tls-verify=false', `docker://${host}/acme/zstd:1`);
    expect(raw).toContain('tar+zstd');
    expect(imagePlaces(await scan('acme/zstd:1'))).toEqual(places);
  });

  it('gives the same of what skopeo archived', async () => {
    const result = await folder.run(['scan', 'image', 'shop.tar', '-f', 'json', ...withOneRule]);
    // Old archives have every config twice: skopeo writes one per layer, too.
    expect(imagePlaces(result).filter((place) => !place.includes('(file)'))).toEqual(places);
  });

  it('gives every platform, or the one that is asked for', async () => {
    expect(imagePlaces(await scan('acme/two:1'))).toEqual(['amd64 in 1/1, there', 'arm64 in 1/1, there']);
    expect(imagePlaces(await scan('acme/two:1', '--platform', 'linux/arm64'))).toEqual(['arm64 in 1/1, there']);
  });

  it('says what it has not got', async () => {
    const result = await scan('acme/nothing:1');
    expect(result.code).toBe(2);
    expect(result.stderr).toContain(`${host}/acme/nothing:1: the registry does not have it`);
  });
});

function buildWithUmoci(folder: CliFolder, run: (program: string, ...args: readonly string[]) => string): void {
  folder.write('first/.env', `TOKEN=${token}\n`);
  folder.write('first/config', `token: ${otherToken}\n`);
  folder.write('second/config', 'token: none\n');
  mkdirSync(join(folder.path, 'first/empty'));
  run('umoci', 'init', '--layout', 'built');
  run('umoci', 'new', '--image', 'built:latest');
  const insert = (createdBy: string, ...args: readonly string[]): string =>
    run('umoci', 'insert', '--rootless', '--image', 'built:latest', '--history.created_by', createdBy, ...args);
  insert('COPY app /app', 'first', '/app');
  insert('RUN rm /app/.env', '--whiteout', '/app/.env');
  insert('COPY second/config /app/config', 'second/config', '/app/config');
  const config = (...args: readonly string[]): string => run('umoci', 'config', '--image', 'built:latest', ...args);
  config('--config.env', `GITHUB_TOKEN=${token}`, '--history.created_by', 'ENV');
  config('--config.label', `token=${token}`, '--history.created_by', `RUN |1 TOKEN=${token} make`);
}

/** Puts `index` into the layout `two` as a blob, under the name `both`. */
function nameIndex(folder: CliFolder, index: Buffer): void {
  const blob = blobOf(index);
  folder.write(`two/blobs/${blob.digest.replace(':', '/')}`, index);
  const annotations = { 'org.opencontainers.image.ref.name': 'both' };
  const manifests = [descriptor(blob, 'application/vnd.oci.image.index.v1+json', { annotations })];
  folder.write('two/index.json', JSON.stringify({ schemaVersion: 2, manifests }));
}

function registryConfig(store: string, host: string): string {
  return `version: 0.1\nlog: {level: error, accesslog: {disabled: true}}\nstorage: {filesystem: {rootdirectory: ${store}}}\nhttp: {addr: "${host}"}\n`;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function answers(url: string): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (
      await fetch(url).then(
        () => true,
        () => false,
      )
    )
      return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`nobody answers at ${url}`);
}
