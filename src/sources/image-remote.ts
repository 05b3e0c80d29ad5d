// Images that are not here: in a running daemon, or in a registry. Loaded only when one is asked for, for undici takes its time.

import { findDaemon, hasImage, saveImage } from '../archive/docker-daemon.ts';
import type { ImageEvent } from '../archive/image-events.ts';
import { ImagePartError } from '../archive/image-part-error.ts';
import { type ImageReference, parseReference } from '../archive/image-reference.ts';
import { readStore } from '../archive/image-store.ts';
import { RegistryClient } from '../archive/registry-client.ts';
import { type Credentials, findCredentials } from '../archive/registry-credentials.ts';
import { createHttp } from '../archive/registry-http.ts';
import { RegistryStore } from '../archive/registry-store.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { ToolError } from '../model/tool-error.ts';
import { type ImageRequest, nothingThere } from './image.ts';

type Groups = AsyncGenerator<Iterable<ImageEvent>, void, undefined>;

/** `readArchive` reads what a daemon gives. Throws ToolError when nobody has the image. */
export async function* readRemote(
  request: ImageRequest,
  readArchive: (name: string, stream: AsyncIterable<Uint8Array>) => Groups,
): Groups {
  const { image, from } = request;
  const reference = parseReference(image);
  // Daemons know images by the start of an id, too.
  if (!reference && !(from !== 'registry' && /^[0-9a-f]{6,64}$/.test(image)))
    throw new ToolError('not-an-image', `${image} is no file, no folder and no reference of an image`, {
      hint: 'a reference looks like registry.example/app:1.2',
    });
  if (from !== 'registry') {
    const { daemon, problem } = findDaemon(request);
    if (problem !== undefined && from === 'daemon') throw new ToolError('daemon-unavailable', problem);
    if (problem !== undefined) yield [notice(problem, 'DOCKER_HOST')];
    const isThere = daemon ? await isInDaemon(hasImage(daemon, image), from, daemon.name) : false;
    if (typeof isThere === 'string') yield [notice(isThere, daemon?.name ?? '')];
    if (daemon && isThere === true) {
      yield* readArchive(image, saveImage(daemon, image));
      return;
    }
    if (from === 'daemon')
      throw new ToolError(
        'not-an-image',
        daemon ? `the Docker daemon has no image ${image}` : 'there is no Docker daemon here',
      );
  }
  if (!reference) throw new ToolError('not-an-image', `the Docker daemon has no image ${image}`);
  yield* readRegistry(request, reference);
}

/** Whether it is there; or why that cannot be said, which is no obstacle when the registry can still be asked. */
async function isInDaemon(
  asked: Promise<boolean>,
  from: ImageRequest['from'],
  name: string,
): Promise<boolean | string> {
  try {
    return await asked;
  } catch (error) {
    if (!(error instanceof ImagePartError)) throw error;
    const message = `the Docker daemon at ${name}: ${error.message}`;
    if (from === 'daemon') throw new ToolError('daemon-unavailable', message, { cause: error });
    return `${message}; the registry is asked`;
  }
}

async function* readRegistry(request: ImageRequest, reference: ImageReference): Groups {
  const { env, signal, limits, platform, plainHttp } = request;
  const http = createHttp({ env, signal, isInsecure: request.insecureRegistry });
  const problems: string[] = [];
  let found: Promise<Credentials | undefined> | undefined;
  const credentials = (): Promise<Credentials | undefined> => {
    found ??= findCredentials({ env, ...reference }).then((result) => {
      problems.push(...result.problems);
      return result.credentials;
    });
    return found;
  };
  const client = new RegistryClient({ reference, http, credentials, plainHttp, signal });
  const store = new RegistryStore(client, reference, limits.maxDocumentBytes);
  const descriptor = await store.root().catch((error: unknown) => {
    throw notHad(error, reference, problems);
  });
  yield problems.map((problem) => notice(problem, reference.registry));
  const others: string[] = [];
  const onOtherPlatforms = (platforms: readonly string[]): void => void others.push(...platforms);
  const roots = [{ name: reference.name, descriptor }];
  let isAnyThere = false;
  for await (const group of readStore(store, { roots, platform, limits, onOtherPlatforms })) {
    if (Array.isArray(group)) isAnyThere ||= group.some(({ kind }) => kind === 'image' || kind === 'problem');
    yield group;
  }
  if (!isAnyThere) throw nothingThere(reference.name, request, others);
}

function notHad(error: unknown, { name, registry }: ImageReference, problems: readonly string[]): unknown {
  if (!(error instanceof ImagePartError)) return error;
  const hints = [
    ...problems,
    ...(/SSL|wrong version|EPROTO/i.test(error.message) ? ['--plain-http is for registries that speak http'] : []),
    ...(/certificate|self.signed/i.test(error.message)
      ? [`NODE_EXTRA_CA_CERTS names the authority of ${registry}`]
      : []),
  ];
  return new ToolError('registry-unavailable', `${name}: ${error.message}`, {
    cause: error,
    ...(hints.length > 0 ? { hint: hints.join('; ') } : {}),
  });
}

function notice(message: string, path: string): ImageEvent {
  const diagnostic: Diagnostic = { code: 'config-warning', message, path, affectsCoverage: false };
  return { kind: 'problem', diagnostic };
}
