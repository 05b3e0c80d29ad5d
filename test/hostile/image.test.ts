// Images that are damaged, or made to hurt: each gives a diagnostic that names the place, the rest is scanned, and nothing is green.

import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { imageLimits } from '../../src/archive/image-events.ts';
import { LayerReader } from '../../src/archive/layer-reader.ts';
import { CliFolder, type CliResult, type Files, runOver, token } from '../helpers/cli.ts';
import { imagePlaces, oneRule, problems, reportOf, secretFile, withOneRule } from '../helpers/image-report.ts';
import {
  type Blob,
  blobOf,
  blobsOf,
  buildImage,
  descriptor,
  dockerSave,
  imageDescriptor,
  imageLayout,
  jsonBlob,
  layoutFiles,
  tarOf,
} from '../helpers/images.ts';
import { tar, tarHeader, tarItem } from '../helpers/tar.ts';
import { runFrame } from '../helpers/zstd.ts';

const good = { items: [secretFile('good')] };

function scan(files: Files, image: string, ...flags: readonly string[]): Promise<CliResult> {
  return runOver({ ...files, ...oneRule }, ['scan', 'image', image, '-f', 'json', ...withOneRule, ...flags]);
}

/** A layout of one image whose lowest layer is stored as these bytes, below one that is good. */
function withLayer(stored: Uint8Array): { readonly files: Files; readonly place: string } {
  const image = buildImage({ layers: [{ stored }, good] });
  return { files: imageLayout([image], 'oci'), place: `oci!blobs/${image.layers[0]!.digest.replace(':', '/')}` };
}

describe('names in layers', () => {
  it('lead nowhere: they are shown as a container would see them', async () => {
    const names = ['../../etc/passwd', '/etc/shadow', 'a/../../b', './c//d'];
    const result = await scan(withLayer(gzipSync(tar(names.map(secretFile)))).files, 'oci');
    expect(
      reportOf(result)
        .findings.map(({ path }) => path)
        .sort(),
    ).toEqual(['b', 'c/d', 'etc/passwd', 'etc/shadow', 'good']);
    expect(problems(result)).toEqual([]);
  });

  it('of links are not followed', async () => {
    const items = [
      { name: 'a', type: '2', link: '/etc/passwd' },
      { name: 'b', type: '1', link: '../../etc/passwd' },
      { name: 'c', type: '2', link: 'c' },
    ];
    const result = await scan(withLayer(gzipSync(tar(items))).files, 'oci');
    expect(imagePlaces(result)).toEqual(['good in 2/2, there']);
  });

  it('with control characters do not reach the terminal', async () => {
    const { files } = withLayer(gzipSync(tar([secretFile('a\x1b[31m\u202eb')])));
    const { stdout } = await runOver({ ...files, ...oneRule }, ['scan', 'image', 'oci', ...withOneRule]);
    expect(stdout).toContain('a\\x1b[31m\\u202eb');
    expect(stdout).not.toContain('\x1b');
  });
});

describe('damaged layers', () => {
  const many = tar(
    Array.from({ length: 200 }, (_, i) =>
      i === 3 ? secretFile('early') : { name: `f${i}`, content: `${Math.sin(i)}`.repeat(200) },
    ),
  );
  const packed = gzipSync(many);
  const flipped = Buffer.from(packed);
  flipped.fill(0xff, packed.length - 500, packed.length - 400);

  it.each<[string, Uint8Array, string]>([
    ['a gzip stream that is cut', packed.subarray(0, -1000), 'archive-corrupt'],
    ['a gzip stream with nonsense in it', flipped, 'archive-corrupt'],
    ['bytes behind a gzip stream', Buffer.concat([packed, Buffer.from('more')]), 'archive-corrupt'],
    ['a tar that is cut', gzipSync(many.subarray(0, 20_000)), 'archive-corrupt'],
    [
      'a size that is negative',
      gzipSync(
        Buffer.concat([
          tarItem(secretFile('early')),
          tarItem({ name: 'x', sizeField: Buffer.from('ffffffffffffffffffffffff', 'hex'), content: 'x' }),
          tar([]),
        ]),
      ),
      'archive-corrupt',
    ],
    [
      'a size beyond the end',
      gzipSync(Buffer.concat([tarItem(secretFile('early')), tarHeader({ name: 'x', sizeField: '77777777777' }, 0)])),
      'archive-corrupt',
    ],
    [
      'a zstd frame that is none',
      Buffer.concat([runFrame(0, 512, 2), Buffer.from('(\xb5/\xfd\x08\x00\x00\x00', 'latin1')]),
      'archive-corrupt',
    ],
  ])('%s', async (_what, stored, code) => {
    const { files, place } = withLayer(stored);
    const result = await scan(files, 'oci');
    expect(problems(result)).toContain(`${code} ${place}`);
    expect(imagePlaces(result)).toContain('good in 2/2, there');
    if (!(stored[0] === 0x28)) expect(imagePlaces(result)).toContain('early in 1/2, there');
    expect(reportOf(result).complete).toBe(false);
  });

  it('without findings are not green', async () => {
    const image = buildImage({ layers: [{ stored: packed.subarray(0, 100) }] });
    expect((await scan(imageLayout([image], 'oci'), 'oci')).code).toBe(3);
  });

  it('that are long tails of garbage give a few diagnostics, and not one for every block', async () => {
    const garbage = Array.from({ length: 3000 }, (_, i) => [
      Buffer.from('garbage '.repeat(64)),
      tarItem({ name: `f${i}`, content: '' }),
    ]).flat();
    const result = await scan(withLayer(Buffer.concat([tarItem(secretFile('early')), ...garbage])).files, 'oci');
    expect(reportOf(result).diagnostics.length).toBeLessThan(30);
    expect(imagePlaces(result)).toContain('early in 1/2, there');
  });
});

describe('bombs', () => {
  it.each([
    ['gzip', gzipSync(Buffer.alloc(8 << 20)), 2],
    ['zstd', runFrame(0, 128 << 10, 64), 2],
  ])('%s: a limit on the ratio ends it', (_name, stored, maxRatio) => {
    const reader = new LayerReader({
      place: 'p',
      title: 't',
      limits: { ...imageLimits, maxRatio, ratioFromBytes: 1 << 20 },
    });
    const events = [...reader.push(stored), ...reader.finish()];
    expect(reader.isOver).toBe(true);
    expect(events.filter(({ kind }) => kind === 'problem')).toMatchObject([
      {
        diagnostic: {
          code: 'archive-limit',
          message: 'decompresses to more than 2 times its size',
          affectsCoverage: true,
        },
      },
    ]);
  });

  it('a limit on the bytes of a layer ends it too, and what came before is there', () => {
    const stored = gzipSync(
      Buffer.concat([
        tarItem(secretFile('early')),
        tarHeader({ name: 'zeros', sizeField: '00100000000' }, 0),
        Buffer.alloc(16 << 20),
      ]),
    );
    const reader = new LayerReader({ place: 'p', title: 't', limits: { ...imageLimits, maxLayerBytes: 1 << 20 } });
    const kinds = [...reader.push(stored), ...reader.finish()].map((event) =>
      event.kind === 'file' ? event.path : event.kind,
    );
    expect(kinds.slice(0, 4)).toEqual(['early', 'data', 'end', 'zeros']);
    expect(kinds.slice(-2)).toEqual(['problem', 'end']);
  });

  it('a limit on the entries of a layer', () => {
    const items = Array.from({ length: 5 }, (_, i) => ({ name: `f${i}`, content: '' }));
    const reader = new LayerReader({ place: 'p', title: 't', limits: { ...imageLimits, maxEntries: 3 } });
    const events = [...reader.push(tar(items)), ...reader.finish()];
    expect(events.filter(({ kind }) => kind === 'file')).toHaveLength(3);
    expect(events.at(-1)).toMatchObject({ diagnostic: { code: 'archive-limit' } });
  });
});

describe('documents', () => {
  const image = buildImage({ layers: [good] });
  const blobs = blobsOf([image]);
  const manifestOf = (config: object, layers: readonly object[]): Blob =>
    jsonBlob({ schemaVersion: 2, config, layers });
  const layoutOf = (manifest: Blob, ...more: readonly Blob[]): Files =>
    layoutFiles(
      [descriptor(manifest, 'application/vnd.oci.image.manifest.v1+json')],
      [manifest, ...blobs, ...more],
      'oci',
    );
  const configDescriptor = descriptor(image.config, '');
  const layerDescriptor = descriptor(image.layers[0]!, '');

  it('a layer whose digest lies is searched, and the lie is told', async () => {
    const lie = { digest: `sha256:${'a'.repeat(64)}`, bytes: image.layers[0]!.bytes };
    const manifest = manifestOf(configDescriptor, [descriptor(lie, '')]);
    for (const [name, files] of [
      ['oci', layoutOf(manifest, lie)],
      ['oci.tar', { 'oci.tar': tarOf(layoutFiles([descriptor(manifest, '')], [manifest, image.config, lie])) }],
    ] as const) {
      const result = await scan(files, name);
      expect(imagePlaces(result)).toEqual(['good in 1/1, there']);
      expect(problems(result)).toEqual([`digest-mismatch ${name}!blobs/sha256/${'a'.repeat(64)}`]);
    }
  });

  it('a layer that is not the one the config speaks of is told, in old archives', async () => {
    const other = buildImage({ layers: [{ items: [secretFile('other')], packing: 'plain' }] });
    const wrong = { ...other, config: buildImage({ layers: [{ items: [], packing: 'plain' }] }).config };
    const result = await scan({ 'a.tar': dockerSave([{ image: wrong, tags: ['a:1'] }]) }, 'a.tar');
    expect(imagePlaces(result)).toEqual(['other in 1/1, there']);
    expect(problems(result)).toEqual([`digest-mismatch a.tar!${other.layers[0]!.digest.slice(7)}/layer.tar`]);
  });

  it.each(['sha256:../../../etc/passwd', '../../etc/passwd', 'sha256:', ''])(
    'the digest %j leads nowhere',
    async (digest) => {
      const outside = { ...layerDescriptor, digest };
      const result = await scan(layoutOf(manifestOf(configDescriptor, [outside, layerDescriptor])), 'oci');
      expect(reportOf(result).diagnostics).toMatchObject([{ code: 'image-invalid', affectsCoverage: true }]);
      expect(imagePlaces(result)).toEqual(['good in 2/2, there']);
      const asConfig = await scan(layoutOf(manifestOf({ ...configDescriptor, digest }, [layerDescriptor])), 'oci');
      expect(reportOf(asConfig).complete).toBe(false);
      expect(imagePlaces(asConfig)).toEqual([expect.stringMatching(/^good in 1\/\d, there$/)]);
      const asRoot = await scan(layoutFiles([{ digest, mediaType: '', size: 1 }], [], 'oci'), 'oci');
      expect(asRoot.code).toBe(3);
    },
  );

  it('paths in a manifest.json lead nowhere', async () => {
    const manifest = JSON.stringify([
      { Config: '/etc/passwd', RepoTags: ['a:1'], Layers: ['../../etc/passwd', 'l.tar'] },
    ]);
    const archive = tar([
      { name: 'l.tar', content: tar([secretFile('good')]) },
      { name: 'manifest.json', content: manifest },
    ]);
    const result = await scan({ 'a.tar': archive }, 'a.tar');
    expect(imagePlaces(result)).toEqual(['good in 2/2, there']);
    expect(problems(result)).toEqual(['image-part-missing a.tar!/etc/passwd', 'image-part-missing a.tar!etc/passwd']);
  });

  it('links of old archives are followed inside, also in circles', async () => {
    const manifest = JSON.stringify([{ Config: 'c.json', RepoTags: null, Layers: ['a/layer.tar', 'loop', 'out'] }]);
    const archive = tar([
      { name: 'b/layer.tar', content: tar([secretFile('good')]) },
      { name: 'a/layer.tar', type: '2', link: '../b/layer.tar' },
      { name: 'loop', type: '2', link: 'loop' },
      { name: 'out', type: '2', link: '../../../etc/passwd' },
      { name: 'c.json', content: '{}' },
      { name: 'manifest.json', content: manifest },
    ]);
    const result = await scan({ 'a.tar': archive }, 'a.tar');
    expect(imagePlaces(result)).toEqual(['good in 1/3, there']);
    expect(problems(result)).toEqual(['image-part-missing a.tar!etc/passwd', 'image-part-missing a.tar!loop']);
  });

  it('a config that is too large to be read is searched as text', async () => {
    const large = blobOf(
      Buffer.from(JSON.stringify({ filler: 'x'.repeat(imageLimits.maxDocumentBytes), Env: [`T=${token}`] })),
    );
    const manifest = manifestOf(descriptor(large, ''), [layerDescriptor]);
    const place = `blobs/${large.digest.replace(':', '/')}`;
    const fromFolder = await scan(layoutOf(manifest, large), 'oci');
    expect(imagePlaces(fromFolder)).toEqual(['(image config) in 2/2, there', 'good in 1/2, there']);
    expect(problems(fromFolder)).toEqual([`too-large oci!${place}`]);
    const files = { 'a.tar': tarOf(layoutFiles([descriptor(manifest, '')], [manifest, ...blobs, large])) };
    const fromArchive = await scan(files, 'a.tar');
    expect(problems(fromArchive)).toContain(`too-large a.tar!${place}`);
    expect(reportOf(fromArchive).findings).toHaveLength(2);
  });

  it('a config that is no JSON, or nested as deep as it is long, does not stop the scan', async () => {
    for (const text of ['{"config": ', `{"a":${'['.repeat(20_000)}"${token}"${']'.repeat(20_000)}}`]) {
      const odd = blobOf(Buffer.from(text));
      const result = await scan(layoutOf(manifestOf(descriptor(odd, ''), [layerDescriptor]), odd), 'oci');
      expect(imagePlaces(result)).toContainEqual(expect.stringMatching(/^good in 1\/\d, there$/));
    }
  });

  it('indexes that hold themselves, and each other without end', async () => {
    const self = { digest: `sha256:${'b'.repeat(64)}`, bytes: Buffer.from('') };
    const loop = Buffer.from(
      JSON.stringify({ schemaVersion: 2, manifests: [descriptor(self, ''), imageDescriptor(image)] }),
    );
    const files = { 'a.tar': tarOf(layoutFiles([descriptor(self, '')], [...blobs, { ...self, bytes: loop }])) };
    const result = await scan(files, 'a.tar');
    expect(imagePlaces(result)).toEqual(['good in 1/1, there']);
    expect(reportOf(result).diagnostics.map(({ message }) => message)).toContain('the index holds itself');
    let deep = imageDescriptor(image);
    const chain: Blob[] = [];
    for (let i = 0; i < 12; i++) {
      const index = jsonBlob({ schemaVersion: 2, manifests: [deep], annotations: { i: String(i) } });
      chain.push(index);
      deep = descriptor(index, '');
    }
    expect((await scan(layoutFiles([deep], [...chain, ...blobs], 'oci'), 'oci')).code).toBe(3);
  });

  it('shapes that are not expected', async () => {
    for (const value of [
      null,
      7,
      [],
      { manifests: {} },
      { layers: [7, null] },
      { layers: 'x', config: 7 },
      { schemaVersion: 1, fsLayers: [] },
    ]) {
      const odd = jsonBlob(value);
      const result = await scan(
        layoutFiles([descriptor(odd, ''), imageDescriptor(image)], [odd, ...blobs], 'oci'),
        'oci',
      );
      expect(imagePlaces(result)).toEqual(['good in 1/1, there']);
    }
    const odd = {
      rootfs: 7,
      history: [null, 'x', { created_by: 7 }],
      config: { Env: 'x', Labels: [token], Cmd: token, Healthcheck: 'x' },
    };
    const withOdd = await scan(layoutOf(manifestOf(descriptor(jsonBlob(odd), ''), []), jsonBlob(odd)), 'oci');
    expect(imagePlaces(withOdd)).toEqual([
      '(image config)/Cmd in config.Cmd',
      '(image config)/Labels in config.Labels[0]',
    ]);
  });
});

describe('archives', () => {
  it('that are cut before their manifest are searched all the same, and not green', async () => {
    const image = buildImage({ layers: [{ ...good, packing: 'plain' }] });
    const whole = dockerSave([{ image, tags: ['a:1'] }]);
    const result = await scan({ 'a.tar': whole.subarray(0, 4096) }, 'a.tar');
    expect(imagePlaces(result)).toEqual(['good in 0/0']);
    expect(problems(result)).toContain('image-invalid a.tar');
    expect(result.code).toBe(1);
  });

  it('with a file of the same name twice', async () => {
    const content = (name: string): Buffer => tar([secretFile(name)]);
    const manifest = JSON.stringify([{ Config: 'c.json', RepoTags: ['a:1'], Layers: ['l.tar'] }]);
    const archive = tar([
      { name: 'l.tar', content: content('first') },
      { name: 'l.tar', content: content('second') },
      { name: 'c.json', content: '{}' },
      { name: 'manifest.json', content: manifest },
    ]);
    const { findings } = reportOf(await scan({ 'a.tar': archive }, 'a.tar'));
    expect(findings.map(({ path }) => path)).toEqual(['first', 'second']);
  });

  it('a blob of a folder that is no file is told', async () => {
    const image = buildImage({ layers: [good, { items: [secretFile('second')] }] });
    const [lowest] = image.layers;
    const folder = new CliFolder({
      ...layoutFiles(
        [imageDescriptor(image)],
        blobsOf([image]).filter(({ digest }) => digest !== lowest!.digest),
        'oci',
      ),
      ...oneRule,
    });
    symlinkSync('/dev/zero', join(folder.path, 'oci/blobs/sha256', lowest!.digest.slice(7)));
    const result = await folder.run(['scan', 'image', 'oci', '-f', 'json', ...withOneRule]);
    folder.remove();
    expect(imagePlaces(result)).toEqual(['second in 2/2, there']);
    expect(reportOf(result).diagnostics).toMatchObject([{ code: 'image-invalid', message: 'it is no file' }]);
  });
});
