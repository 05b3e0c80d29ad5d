// Several images in one place: platforms of an index, names of an archive, layers that they share.

import { describe, expect, it } from 'vitest';
import { type Files, otherToken, token } from '../helpers/cli.ts';
import { harmless, imagePlaces, reportOf, scanImage, secretFile } from '../helpers/image-report.ts';
import {
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

describe('several images and platforms', () => {
  const base = { items: [secretFile('base')], createdBy: 'FROM base' };
  const amd = buildImage({ layers: [base, { items: [{ name: '.wh.base', content: '' }] }] });
  const arm = buildImage({
    layers: [base, { items: [{ name: 'arm', content: otherToken }] }],
    platform: { os: 'linux', architecture: 'arm64', variant: 'v8' },
  });
  const inner = jsonBlob({ schemaVersion: 2, manifests: [imageDescriptor(arm)] });
  const nested = descriptor(inner, 'application/vnd.oci.image.index.v1+json');
  const blobs = [...blobsOf([amd, arm]), inner];
  const files = layoutFiles([imageDescriptor(amd), nested], blobs, 'oci');

  it('all are scanned, and a layer that they share once', async () => {
    const result = await scanImage(files, 'oci');
    expect(imagePlaces(result)).toEqual(['arm in 2/2, there', 'base in 1/2, there']);
    expect(reportOf(result).findings[1]!.origin).toMatchObject({ platform: 'linux/arm64/v8', otherImages: 1 });
  });

  it.each([
    ['linux/amd64', ['base in 1/2, deleted in 2']],
    ['linux/arm64', ['arm in 2/2, there', 'base in 1/2, there']],
    ['linux/arm64/v8', ['arm in 2/2, there', 'base in 1/2, there']],
  ])('--platform %s, from a folder and from an archive', async (platform, expected) => {
    const tarFile = tarOf(layoutFiles([imageDescriptor(amd), nested], blobs));
    expect(imagePlaces(await scanImage(files, 'oci', '--platform', platform))).toEqual(expected);
    expect(imagePlaces(await scanImage({ 'oci.tar': tarFile }, 'oci.tar', '--platform', platform))).toEqual(expected);
  });

  it('a platform that is not there is an error, and says which are', async () => {
    const result = await scanImage(files, 'oci', '--platform', 'linux/s390x');
    expect(result.code).toBe(2);
    expect(result.stderr).toBe('trapline: oci has no image for linux/s390x\n  there is linux/amd64, linux/arm64/v8\n');
    expect((await scanImage(files, 'oci', '--platform', 'pdp11')).stderr).toContain('--platform pdp11 is no platform');
  });

  it('several images in one archive, and one under several names', async () => {
    const saved = dockerSave([
      {
        image: buildImage({ layers: [{ items: [secretFile('one')], packing: 'plain' }] }),
        tags: ['one:1', 'one:latest'],
      },
      { image: buildImage({ layers: [{ items: [secretFile('two')], packing: 'plain' }] }), tags: ['two:1'] },
    ]);
    const { findings } = reportOf(await scanImage({ 'all.tar': saved }, 'all.tar'));
    expect(findings.map(({ path, origin }) => `${path} of ${origin.image}`)).toEqual([
      'one of one:1, one:latest',
      'two of two:1',
    ]);
  });

  it('the same layer in two wrappings is reported once', async () => {
    const images = (['gzip', 'zstd'] as const).map((packing) => buildImage({ layers: [{ ...base, packing }] }));
    const result = await scanImage(imageLayout(images, 'oci'), 'oci');
    expect(imagePlaces(result)).toEqual(['base in 1/1, there']);
    expect(reportOf(result).findings[0]?.origin).toMatchObject({ otherImages: 1 });
  });

  it('a file that one image has deleted and another has not is there, however the layer is wrapped', async () => {
    const removal = { items: [{ name: '.wh.base', content: '' }] };
    const images = [
      buildImage({ layers: [{ ...base, packing: 'zstd' }, removal] }),
      buildImage({ layers: [{ ...base, packing: 'gzip' }], platform: { os: 'linux', architecture: 'arm64' } }),
    ];
    const result = await scanImage(imageLayout(images, 'oci'), 'oci');
    expect(imagePlaces(result)).toEqual(['base in 1/1, there']);
    expect(reportOf(result).findings[0]?.origin).toMatchObject({ platform: 'linux/arm64', otherImages: 1 });
  });

  it('platforms that an index names and an archive does not hold are no hole, as long as there is one', async () => {
    const sparse = layoutFiles([imageDescriptor(amd), imageDescriptor(arm)], blobsOf([amd]), 'oci');
    const result = await scanImage(sparse, 'oci');
    expect(reportOf(result).complete).toBe(true);
    expect(reportOf(result).diagnostics).toMatchObject([{ code: 'image-part-missing', affectsCoverage: false }]);
    const empty = await scanImage(layoutFiles([imageDescriptor(arm)], [], 'oci'), 'oci');
    expect(empty.code).toBe(3);
  });

  it('layers that may not be distributed are counted as such', async () => {
    const windows = buildImage({
      layers: [
        {
          mediaType: 'application/vnd.docker.image.rootfs.foreign.diff.tar.gzip',
          urls: ['https://example.org/base'],
          isAbsent: true,
        },
        { items: [harmless('Files/a')] },
      ],
    });
    const result = await scanImage(imageLayout([windows], 'oci'), 'oci');
    expect(result.code).toBe(0);
    expect(reportOf(result).coverage.skipped).toMatchObject({ 'foreign-layer': 1 });
  });

  it('attestations are searched, with the image they are about', async () => {
    const statement = Buffer.from(JSON.stringify({ predicate: { buildArgs: { TOKEN: token } } }));
    const attestation = buildImage({
      platform: { os: 'unknown', architecture: 'unknown' },
      layers: [{ stored: statement, mediaType: 'application/vnd.in-toto+json' }],
    });
    const about = {
      'vnd.docker.reference.type': 'attestation-manifest',
      'vnd.docker.reference.digest': amd.manifest.digest,
    };
    const manifests = [
      imageDescriptor(amd),
      imageDescriptor(arm),
      imageDescriptor(attestation, { annotations: about }),
    ];
    const all = blobsOf([amd, arm, attestation]);
    const found = async (name: string, content: Files, platform: string): Promise<boolean> => {
      const { findings } = reportOf(await scanImage(content, name, '--platform', platform));
      return findings.some(({ origin }) => origin.layer === attestation.layers[0]!.digest);
    };
    const archive = { 'a.tar': tarOf(layoutFiles(manifests, all)) };
    expect(await found('oci', layoutFiles(manifests, all, 'oci'), 'linux/amd64')).toBe(true);
    expect(await found('oci', layoutFiles(manifests, all, 'oci'), 'linux/arm64')).toBe(false);
    expect(await found('a.tar', archive, 'linux/amd64')).toBe(true);
    expect(await found('a.tar', archive, 'linux/arm64')).toBe(false);
  });
});
