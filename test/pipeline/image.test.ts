// Images in every form they come in, and what is said of the files and configs in them.

import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { CliFolder, type CliResult, type Files, otherToken, pieces, runOver, token } from '../helpers/cli.ts';
import {
  harmless,
  imagePlaces,
  oneRule,
  problems,
  reportOf,
  scanImage,
  secretFile,
  withOneRule,
} from '../helpers/image-report.ts';
import { buildImage, dockerSave, type ImageSpec, imageLayout, tarOf } from '../helpers/images.ts';
import type { TarItem } from '../helpers/tar.ts';
import { zip } from '../helpers/zip.ts';
import { rawFrame } from '../helpers/zstd.ts';

const shop: ImageSpec = {
  layers: [
    { items: [secretFile('app/.env'), harmless('app/main.js'), secretFile('./app/kept')], createdBy: 'COPY . /app' },
    { items: [{ name: 'app/.wh..env', content: '' }], createdBy: 'RUN rm /app/.env', packing: 'zstd' },
    { items: [harmless('etc/motd')], createdBy: 'RUN date > /etc/motd', packing: 'plain' },
  ],
};
const shopPlaces = ['app/.env in 1/3, deleted in 2', 'app/kept in 1/3, there'];

describe('every form of the same image gives the same findings', () => {
  const image = buildImage(shop);
  const plain = buildImage({ layers: shop.layers.map((layer) => ({ ...layer, packing: 'plain' as const })) });
  const layout = imageLayout([image]);
  const saved = dockerSave([{ image: plain, tags: ['shop:1.2'] }]);
  const modern = {
    ...layout,
    'manifest.json': JSON.stringify([
      {
        Config: `blobs/${image.config.digest.replace(':', '/')}`,
        RepoTags: ['shop:1.2'],
        Layers: image.layers.map(({ digest }) => `blobs/${digest.replace(':', '/')}`),
      },
    ]),
  };

  it.each<[string, Files, string]>([
    ['an OCI layout in a folder', imageLayout([image], 'oci'), 'oci'],
    ['an OCI layout in a tar', { 'oci.tar': tarOf(layout) }, 'oci.tar'],
    ['docker save before 25', { 'shop.tar': saved }, 'shop.tar'],
    ['docker save since 25, with both kinds of manifest', { 'shop.tar': tarOf(modern) }, 'shop.tar'],
    ['an archive in gzip', { 'shop.tar.gz': gzipSync(saved) }, 'shop.tar.gz'],
    ['an archive in zstd', { 'shop.tar.zst': rawFrame(saved) }, 'shop.tar.zst'],
  ])('%s', async (_name, files, name) => {
    const result = await scanImage(files, name);
    expect(imagePlaces(result)).toEqual(shopPlaces);
    expect(problems(result)).toEqual([]);
    expect(result.code).toBe(1);
  });

  it('standard input, in pieces', async () => {
    const parts = Array.from({ length: Math.ceil(saved.length / 700) }, (_, i) =>
      saved.subarray(i * 700, (i + 1) * 700),
    );
    const folder = new CliFolder(oneRule);
    const result = await folder.run(['scan', 'image', '-', '-f', 'json', ...withOneRule], { stdin: pieces(...parts) });
    folder.remove();
    expect(imagePlaces(result)).toEqual(shopPlaces);
  });

  it('fingerprints do not depend on the form', async () => {
    const [a, b] = await Promise.all([
      scanImage(imageLayout([image], 'oci'), 'oci'),
      scanImage({ 's.tar': saved }, 's.tar'),
    ]);
    const prints = (result: CliResult): string[] => reportOf(result).findings.map(({ fingerprint }) => fingerprint);
    expect(prints(a!)).toEqual(prints(b!));
  });
});

describe('an archive in a layer', () => {
  const archive = (): TarItem => ({
    name: 'opt/app.jar',
    content: zip([
      { name: 'conf/.env', content: `TOKEN=${token}\n` },
      { name: 'lib/inner.zip', content: zip([{ name: 'b', content: otherToken }]) },
    ]),
  });
  const layers: ImageSpec['layers'] = [
    { items: [archive(), { name: 'var/log.gz', content: gzipSync(token) }] },
    { items: [{ name: 'opt/.wh.app.jar', content: '' }] },
  ];
  const files = imageLayout([buildImage({ layers })], 'oci');
  const places = [
    'opt/app.jar!conf/.env in 1/2, deleted in 2',
    'opt/app.jar!lib/inner.zip!b in 1/2, deleted in 2',
    'var/log.gz in 1/2, there',
  ];

  it('is opened, and what became of it is told of its members', async () => {
    const result = await scanImage(files, 'oci');
    expect([...imagePlaces(result)].sort()).toEqual(places);
    expect(problems(result)).toEqual([]);
  });

  it('is opened as deep as asked', async () => {
    expect([...imagePlaces(await scanImage(files, 'oci', '--max-depth', '1'))].sort()).toEqual([places[0], places[2]]);
    expect(imagePlaces(await scanImage(files, 'oci', '--max-depth', '0'))).toEqual([]);
  });

  it('that is damaged is told, and the rest scanned', async () => {
    const damaged = Buffer.from(archive().content as Uint8Array).subarray(0, -150);
    const items = [{ name: 'a.jar', content: damaged.subarray(0, 60) }, secretFile('b')];
    const result = await scanImage(imageLayout([buildImage({ layers: [{ items }] })], 'oci'), 'oci');
    expect(imagePlaces(result)).toEqual(['b in 1/1, there']);
    expect(reportOf(result).diagnostics).toMatchObject([{ code: 'archive-damaged', path: 'a.jar' }]);
  });
});

it('binary files in layers are searched on demand', async () => {
  const items = [
    { name: 'core', content: Buffer.concat([Buffer.alloc(64), Buffer.from(` ${token} `), Buffer.alloc(9)]) },
  ];
  const files = imageLayout([buildImage({ layers: [{ items }] })], 'oci');
  expect(imagePlaces(await scanImage(files, 'oci'))).toEqual([]);
  expect(imagePlaces(await scanImage(files, 'oci', '--binary'))).toEqual(['core in 1/1, there']);
});

describe('what became of a file', () => {
  const layer = (...items: readonly TarItem[]) => ({ items });
  const wipe = (name: string): TarItem => ({ name, content: '' });

  it.each<[string, ImageSpec['layers'], readonly string[]]>([
    ['overwritten by a file', [layer(secretFile('a')), layer(harmless('a'))], ['a in 1/2, overwritten in 2']],
    [
      'written again as it was',
      [layer(secretFile('a')), layer(secretFile('a'), harmless('b'))],
      ['a in 1/2, overwritten in 2', 'a in 2/2, there'],
    ],
    ['its folder deleted', [layer(secretFile('d/e/a')), layer(wipe('.wh.d'))], ['d/e/a in 1/2, deleted in 2']],
    ['its folder emptied', [layer(secretFile('d/e/a')), layer(wipe('d/.wh..wh..opq'))], ['d/e/a in 1/2, deleted in 2']],
    ['everything emptied', [layer(secretFile('d/a')), layer(wipe('.wh..wh..opq'))], ['d/a in 1/2, deleted in 2']],
    [
      'its folder replaced by a link',
      [layer(secretFile('d/a')), layer({ name: 'd', type: '2', link: '/x' })],
      ['d/a in 1/2, overwritten in 2'],
    ],
    ['its folder mentioned again', [layer(secretFile('d/a')), layer({ name: 'd/', type: '5' })], ['d/a in 1/2, there']],
    ['another of a like name deleted', [layer(secretFile('d/ab')), layer(wipe('d/.wh.a'))], ['d/ab in 1/2, there']],
    [
      'deleted and written again',
      [layer(secretFile('a')), layer(wipe('.wh.a')), layer(secretFile('a'), harmless('b'))],
      ['a in 1/3, deleted in 2', 'a in 3/3, there'],
    ],
    [
      'deleted, with a hard link left',
      [layer(secretFile('a'), { name: 'b', type: '1', link: 'a' }), layer(wipe('.wh.a'))],
      ['a in 1/2, there'],
    ],
    ['twice in one layer', [layer(secretFile('a'), harmless('a'))], ['a in 1/1, overwritten in 1']],
    [
      'whiteouts of the same layer do not count',
      [layer(wipe('d/.wh..wh..opq'), secretFile('d/a'))],
      ['d/a in 1/1, there'],
    ],
  ])('%s', async (_name, layers, expected) => {
    expect(imagePlaces(await scanImage(imageLayout([buildImage({ layers })], 'oci'), 'oci'))).toEqual(expected);
  });

  it('names image, platform, digests and instructions', async () => {
    const image = buildImage(shop);
    const { origin } = reportOf(await scanImage(imageLayout([image], 'oci'), 'oci')).findings[0]!;
    expect(origin).toEqual({
      kind: 'layer',
      image: 'oci',
      platform: 'linux/amd64',
      layer: image.layers[0]!.digest,
      position: 1,
      layers: 3,
      createdBy: 'COPY . /app',
      path: 'app/.env',
      inImage: false,
      removed: { how: 'deleted', layer: image.layers[1]!.digest, position: 2, createdBy: 'RUN rm /app/.env' },
      otherImages: 0,
    });
  });
});

describe('the config', () => {
  const config = {
    Env: ['PATH=/bin', `GITHUB_TOKEN=${token}`],
    Labels: { 'acme.deploy': token },
    Cmd: ['serve', '--token', token],
    Entrypoint: ['sh', '-c', `echo ${token}`],
    Healthcheck: { Test: ['CMD', 'curl', '-H', `Authorization: token ${token}`, 'http://localhost/'] },
    OnBuild: [`RUN login ${token}`],
  };
  const image = buildImage({
    layers: [{ items: [secretFile('a')], createdBy: `RUN |1 GITHUB_TOKEN=${token} /bin/sh -c make` }],
    config,
    more: { author: `me <${token}@example.org>`, comment: token, container_config: config },
    emptyHistory: [`ENV GITHUB_TOKEN=${otherToken}`],
    annotations: { note: token },
  });
  const files = imageLayout([image], 'oci');

  it('is searched wherever it holds text, and once where it says the same twice', async () => {
    expect(imagePlaces(await scanImage(files, 'oci'))).toEqual([
      '(image config)/Cmd in config.Cmd',
      '(image config)/Entrypoint in config.Entrypoint',
      '(image config)/Env/GITHUB_TOKEN in config.Env[1]',
      '(image config)/Healthcheck in config.Healthcheck.Test',
      '(image config)/Labels/acme.deploy in config.Labels["acme.deploy"]',
      '(image config)/OnBuild in config.OnBuild[0]',
      '(image config)/annotations/note in annotations.note',
      '(image config)/author in author',
      '(image config)/comment in comment',
      '(image config)/history/created_by in history[0].created_by',
      '(image config)/history/created_by in history[1].created_by',
      'a in 1/1, there',
    ]);
  });

  it('does not print a secret by way of the instruction that holds it', async () => {
    for (const format of ['json', 'sarif', 'text']) {
      const { stdout } = await runOver({ ...files, ...oneRule }, [
        'scan',
        'image',
        'oci',
        '-f',
        format,
        '-vv',
        ...withOneRule,
      ]);
      expect(stdout).toContain('GITHUB_TOKEN');
      expect(stdout).not.toContain(token);
      expect(stdout).not.toContain(otherToken);
    }
  });

  it('keeps fingerprints when variables are added', async () => {
    const prints = async (Env: readonly string[]): Promise<string[]> => {
      const result = await scanImage(imageLayout([buildImage({ layers: [], config: { Env } })], 'oci'), 'oci');
      return reportOf(result).findings.map(({ fingerprint }) => fingerprint);
    };
    expect(await prints([`T=${token}`])).toEqual(await prints(['A=1', 'B=2', `T=${token}`]));
  });
});

describe('files in layers', () => {
  const one = (items: readonly TarItem[]): Files => imageLayout([buildImage({ layers: [{ items }] })], 'oci');

  it('of many megabytes are searched in pieces, with the right lines', async () => {
    const line = `${'x'.repeat(63)}\n`;
    const content = Buffer.concat([
      Buffer.from(line.repeat(150_000)),
      Buffer.from(`TOKEN=${token}\n`),
      Buffer.from(line.repeat(60_000)),
    ]);
    const { findings } = reportOf(
      await scanImage(one([harmless('a'), { name: 'big.log', content }, secretFile('z')]), 'oci'),
    );
    expect(findings.map(({ path, location }) => `${path}:${location.startLine}:${location.startColumn}`)).toEqual([
      'big.log:150001:7',
      'z:1:7',
    ]);
  });

  it('that are binary, empty, excluded or too large are counted', async () => {
    const items = [
      { name: 'bin', content: Buffer.alloc(9000) },
      { name: 'empty', content: '' },
      secretFile('usr/a'),
      { name: 'long', content: 'x'.repeat(2000) },
    ];
    const result = await scanImage(one(items), 'oci', '--exclude', 'usr/**', '--max-file-size', '1k');
    expect(reportOf(result).coverage).toMatchObject({ missed: 1, skipped: { binary: 1, empty: 1, excluded: 1 } });
    expect(problems(result)).toEqual(['too-large long']);
    expect(result.code).toBe(3);
  });

  it('in UTF-16 are decoded', async () => {
    const content = Buffer.from(`\ufeffTOKEN=${token}\r\n`, 'utf16le');
    expect(imagePlaces(await scanImage(one([{ name: 'wide', content }]), 'oci'))).toEqual(['wide in 1/1, there']);
  });
});

describe('the text report', () => {
  it('says where it is, what made it and who can still see it', async () => {
    const { stdout } = await runOver({ ...imageLayout([buildImage(shop)], 'oci'), ...oneRule }, [
      'scan',
      'image',
      'oci',
      ...withOneRule,
    ]);
    const text = stdout.replaceAll(/\s+/g, ' ');
    expect(text).toMatch(
      /in layer 1 of 3, sha256:[0-9a-f]{12}, of oci \(linux\/amd64\) made by COPY \. \/app deleted in layer 2, sha256:[0-9a-f]{12} \(RUN rm \/app\/\.env\): a container does not see it, whoever has the image can/,
    );
    expect(text).toContain('the image has the file');
  });
});

describe('what is no image', () => {
  it.each<[string, Files, string, string]>([
    ['a text', { 'a.tar': 'hello' }, 'a.tar', 'a.tar is no image: it holds no manifest.json and no index.json'],
    [
      'a tar of something else',
      { 'a.tar': tarOf({ 'index.json': '{"no": "index"}' }) },
      'a.tar',
      'a.tar holds no image',
    ],
    ['an empty file', { 'a.tar': '' }, 'a.tar', 'a.tar is no image'],
    ['a folder', { 'dir/a': '' }, 'dir', 'dir is no image: there is no index.json in the folder'],
    ['a folder with something else', { 'dir/index.json': '[]' }, 'dir', 'dir is no image: its index.json is no index'],
    ['a layout without images', { 'dir/index.json': '{"manifests": []}' }, 'dir', 'dir holds no image'],
    ['nothing', {}, './nope.tar', './nope.tar: there is no such file or folder'],
    ['no reference', {}, 'Not A Reference', 'Not A Reference is no file, no folder and no reference'],
  ])('%s is an error', async (_name, files, name, message) => {
    const result = await scanImage(files, name);
    expect(result.stderr).toContain(message);
    expect(result.code).toBe(2);
  });
});
