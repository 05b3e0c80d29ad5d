// An image of several layers as docker save writes it since version 25, from the folders below a folder.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const layerCount = 4;

/** The archive, and its layers as files, in a temporary folder of their own. */
export async function makeImage(folder) {
  const work = mkdtempSync(join(tmpdir(), 'trapline-image-'));
  const blobs = join(work, 'image/blobs/sha256');
  mkdirSync(blobs, { recursive: true });
  const names = readdirSync(folder).sort();
  const diffIds = [];
  const layers = [];
  for (let i = 0; i < layerCount; i++) {
    const part = names.filter((_, at) => at % layerCount === i);
    if (part.length === 0) continue;
    const path = join(work, 'layer.tar');
    execFileSync('tar', ['-cf', path, '--transform', 's,^,app/,', '-C', folder, ...part]);
    diffIds.push(digestOf(path));
    const packed = openSync(`${path}.gz`, 'w');
    execFileSync('gzip', ['-6', '-c', path], { stdio: ['ignore', packed, 'ignore'] });
    closeSync(packed);
    const digest = digestOf(`${path}.gz`);
    renameSync(`${path}.gz`, join(blobs, digest));
    layers.push(digest);
  }
  const config = JSON.stringify({
    os: 'linux',
    architecture: 'amd64',
    config: { Env: ['PATH=/usr/bin'] },
    rootfs: { type: 'layers', diff_ids: diffIds.map((digest) => `sha256:${digest}`) },
    history: layers.map((_, i) => ({ created_by: `COPY part${i} /app` })),
  });
  const configDigest = createHash('sha256').update(config).digest('hex');
  writeFileSync(join(blobs, configDigest), config);
  const image = {
    Config: `blobs/sha256/${configDigest}`,
    RepoTags: ['bench:1'],
    Layers: layers.map((digest) => `blobs/sha256/${digest}`),
  };
  writeFileSync(join(work, 'image/manifest.json'), JSON.stringify([image]));
  const archive = join(work, 'image.tar');
  execFileSync('tar', ['-cf', archive, '-C', join(work, 'image'), 'blobs', 'manifest.json']);
  return { archive, layers: layers.map((digest) => join(blobs, digest)) };
}

function digestOf(path) {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}
