// The image source: finds out what the user named, and reads it as it streams by. Nothing is written to disk. Registry and daemon are in
// image-remote.ts, which is loaded only when they are asked.

import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describeArchive } from '../archive/archived-images.ts';
import { ImageArchiveReader } from '../archive/image-archive.ts';
import type { ImageEvent, ImageLimits } from '../archive/image-events.ts';
import { ImageLayout } from '../archive/image-layout.ts';
import { imageName } from '../archive/image-name.ts';
import { ImagePartError } from '../archive/image-part-error.ts';
import { readStore } from '../archive/image-store.ts';
import { parseJson } from '../archive/json-value.ts';
import { layerPath } from '../archive/layer-path.ts';
import { readDocument } from '../archive/oci-document.ts';
import { problemOf } from '../archive/oci-image.ts';
import type { PlatformFilter } from '../archive/platform-filter.ts';
import { ToolError } from '../model/tool-error.ts';
import { unreadable } from './read-file.ts';

export type ImageRequest = {
  /** A file, a folder, a reference, or `-`. */
  readonly image: string;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly openStdin: () => AsyncIterable<Uint8Array>;
  readonly platform: PlatformFilter | undefined;
  /** Where a reference is looked up. */
  readonly from: ImagePlace;
  readonly plainHttp: boolean;
  readonly insecureRegistry: boolean;
  readonly limits: ImageLimits;
  readonly signal: AbortSignal | undefined;
};

/** `auto`: a file or folder of that name, else a running daemon that has it, else its registry. */
export type ImagePlace = 'auto' | 'file' | 'daemon' | 'registry';

/** Bytes of a file read at a time. */
const chunkBytes = 1 << 20;

/**
 * Everything there is to scan, in groups of events; a group decodes only as far as it is asked, so whoever reads it decides how much is in
 * memory. Throws ToolError when there is no image at all.
 */
export async function* readImage(request: ImageRequest): AsyncGenerator<Iterable<ImageEvent>, void, undefined> {
  const { image, cwd, from } = request;
  if (image === '-') {
    yield* readArchive('(stdin)', request.openStdin(), request);
    return;
  }
  const path = resolve(cwd, image);
  if (from === 'file' || (from === 'auto' && (existsSync(path) || isPath(image)))) {
    yield* readPath(path, request);
    return;
  }
  const { readRemote } = await import('./image-remote.ts');
  yield* readRemote(request, (name, stream) => readArchive(name, stream, request));
}

/** A word that cannot be meant as a reference. */
function isPath(image: string): boolean {
  return /^[./~]|\.(?:tar|tgz|tzst|tar\.\w+)$/.test(image) || image.includes('\\');
}

async function* readPath(path: string, request: ImageRequest): AsyncGenerator<Iterable<ImageEvent>, void, undefined> {
  const { image } = request;
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) throw new ToolError('path-not-found', `${image}: there is no such file or folder`);
  if (stat.isDirectory()) yield* readLayout(path, request);
  else yield* readArchive(image, createReadStream(path, { highWaterMark: chunkBytes }), request);
}

async function* readLayout(
  folder: string,
  request: ImageRequest,
): AsyncGenerator<Iterable<ImageEvent>, void, undefined> {
  const { image, limits, platform } = request;
  const index = readIndexFile(join(folder, 'index.json'), image, limits.maxDocumentBytes);
  const others: string[] = [];
  let isAnyThere = false;
  const roots = index.manifests.map((descriptor) => ({ name: imageName(descriptor, image), descriptor }));
  const store = new ImageLayout(folder, image, limits.maxDocumentBytes);
  const onOtherPlatforms = (platforms: readonly string[]): void => void others.push(...platforms);
  for await (const group of readStore(store, { roots, platform, limits, onOtherPlatforms })) {
    if (Array.isArray(group)) isAnyThere ||= group.some(({ kind }) => kind === 'image' || kind === 'problem');
    yield group;
  }
  if (!isAnyThere) throw nothingThere(image, request, others);
}

function readIndexFile(
  path: string,
  image: string,
  maxBytes: number,
): Extract<ReturnType<typeof readDocument>, { kind: 'index' }> {
  const size = statSync(path, { throwIfNoEntry: false })?.size;
  if (size === undefined) throw notAnImage(image, 'there is no index.json in the folder');
  if (size > maxBytes) throw notAnImage(image, `its index.json is larger than ${maxBytes} bytes`);
  const index = readDocument(parseJson(readFileSync(path)));
  if (index?.kind !== 'index') throw notAnImage(image, 'its index.json is no index');
  return index;
}

/** An archive from a file, a pipe or a daemon. */
async function* readArchive(
  name: string,
  stream: AsyncIterable<Uint8Array>,
  request: ImageRequest,
): AsyncGenerator<Iterable<ImageEvent>, void, undefined> {
  const archive = new ImageArchiveReader(name, request.limits);
  try {
    try {
      for await (const chunk of stream) yield archive.push(chunk);
    } catch (error) {
      // What came before stands; what is missing is told at the end.
      yield [
        error instanceof ImagePartError
          ? problemOf(error, name)
          : { kind: 'problem', diagnostic: unreadable(name, error) },
      ];
    }
    yield archive.finish();
  } finally {
    archive.close();
  }
  const { contents } = archive;
  const others: string[] = [];
  const onOtherPlatforms = (platforms: readonly string[]): void => void others.push(...platforms);
  let isAnyThere = false;
  for await (const event of describeArchive({ name, contents, platform: request.platform, onOtherPlatforms })) {
    isAnyThere ||= event.kind === 'image' || event.kind === 'problem';
    yield [event];
  }
  if (isAnyThere) return;
  if (others.length > 0 || contents.documents.has('index.json')) throw nothingThere(name, request, others);
  if (![...contents.blobs.keys()].some((path) => path !== layerPath(name)))
    throw notAnImage(name, 'it holds no manifest.json and no index.json');
  const message = 'no manifest.json and no index.json: what looked like layers was searched, whatever image it is of';
  yield [{ kind: 'problem', diagnostic: { code: 'image-invalid', message, path: name, affectsCoverage: true } }];
}

/** For a list of images from which nothing was left. */
export function nothingThere(name: string, { platform }: ImageRequest, others: readonly string[]): ToolError {
  if (platform === undefined || others.length === 0) return new ToolError('not-an-image', `${name} holds no image`);
  const { os, architecture, variant } = platform;
  const wanted = [os, architecture, ...(variant === undefined ? [] : [variant])].join('/');
  return new ToolError('no-such-platform', `${name} has no image for ${wanted}`, {
    hint: `there is ${[...new Set(others)].sort().join(', ')}`,
  });
}

function notAnImage(name: string, why: string): ToolError {
  return new ToolError('not-an-image', `${name} is no image: ${why}`, {
    hint: 'name a docker save archive, an OCI layout, or a reference such as registry.example/app:1.2; trapline scan is for plain files',
  });
}
