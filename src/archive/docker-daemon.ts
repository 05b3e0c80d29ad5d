// A running Docker (or podman's service, which answers the same): whether it has an image, and that image as an archive.
// API: https://docs.docker.com/reference/api/engine/

import { existsSync } from 'node:fs';
import { ImagePartError } from './image-part-error.ts';
import { createHttp, type Http } from './registry-http.ts';

export type Daemon = { readonly http: Http; readonly base: URL; readonly name: string };

export type DaemonSearch = {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal | undefined;
};

const defaultSocket = '/var/run/docker.sock';

/** Where DOCKER_HOST says, else at the usual socket. `problem` says why an address that was given is no good. */
export function findDaemon({ env, signal }: DaemonSearch): { readonly daemon?: Daemon; readonly problem?: string } {
  const host = env.DOCKER_HOST || `unix://${defaultSocket}`;
  const [, scheme, rest = ''] = /^(\w+):\/\/(.*)$/.exec(host) ?? [];
  if (scheme === 'unix') {
    if (!existsSync(rest)) return env.DOCKER_HOST ? { problem: `DOCKER_HOST: there is no socket ${rest}` } : {};
    const http = createHttp({ env: {}, signal, isInsecure: false, socketPath: rest });
    return { daemon: { http, base: new URL('http://docker/'), name: rest } };
  }
  if (scheme === 'tcp' && !env.DOCKER_TLS_VERIFY && URL.canParse(`http://${rest}`)) {
    const http = createHttp({ env: {}, signal, isInsecure: false });
    return { daemon: { http, base: new URL(`http://${rest}`), name: rest } };
  }
  const why = env.DOCKER_TLS_VERIFY ? 'with client certificates' : `at ${scheme ?? 'such'} addresses`;
  return { problem: `DOCKER_HOST: daemons ${why} are not asked; pipe docker save into trapline scan image -` };
}

/** Throws ImagePartError when it does not answer. */
export async function hasImage({ http, base }: Daemon, image: string): Promise<boolean> {
  const answer = await http({ url: new URL(`images/${encodeName(image)}/json`, base) });
  answer.discard();
  if (answer.status === 200) return true;
  if (answer.status === 404 || answer.status === 400) return false;
  throw new ImagePartError('registry-unavailable', `the Docker daemon says ${answer.status}`);
}

/** What `docker save` gives. Throws ImagePartError, also on the way. */
export async function* saveImage({ http, base }: Daemon, image: string): AsyncGenerator<Uint8Array, void, undefined> {
  const answer = await http({ url: new URL(`images/${encodeName(image)}/get`, base) });
  if (answer.status !== 200) {
    answer.discard();
    throw new ImagePartError('registry-unavailable', `the Docker daemon says ${answer.status}`);
  }
  try {
    yield* answer.body;
  } finally {
    answer.discard();
  }
}

/** Slashes are part of the address, everything else that is special is not. */
function encodeName(image: string): string {
  return image.split('/').map(encodeURIComponent).join('/').replaceAll('%3A', ':').replaceAll('%40', '@');
}
