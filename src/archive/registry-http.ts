// The door to undici for registries and the Docker daemon: one request, one answer. No redirects, no retries, no credentials of its own.

import { Agent, type Dispatcher, EnvHttpProxyAgent, request } from 'undici';
import { ImagePartError } from './image-part-error.ts';

export type HttpRequest = {
  readonly url: URL;
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
};

export type HttpAnswer = {
  readonly status: number;
  /** The first value of a header, by its lower-case name. */
  header(name: string): string | undefined;
  /** Every value of it. */
  headers(name: string): readonly string[];
  /** To be read or given up (`discard`). */
  readonly body: AsyncIterable<Uint8Array>;
  discard(): void;
};

/** Throws ImagePartError `registry-unavailable` when there is no answer; with `no answer` in front where trying again may help. */
export type Http = (wanted: HttpRequest) => Promise<HttpAnswer>;

export type HttpSetting = {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal | undefined;
  /** Takes any certificate. */
  readonly isInsecure: boolean;
  /** A unix socket to speak to, whatever the address says. */
  readonly socketPath?: string;
};

const timeouts = { headersTimeout: 60_000, bodyTimeout: 60_000 };
const connectTimeoutMs = 15_000;
/** Errors that will be the same the next time: nobody there, no such name, the wrong certificate. */
const hopeless = /^(?:ECONNREFUSED|ENOTFOUND|EACCES|ENOENT|EPROTO|ERR_TLS|ERR_SSL|CERT_|DEPTH_|SELF_|UNABLE_)/;

export function createHttp(setting: HttpSetting): Http {
  return httpOver(createDispatcher(setting), setting.signal);
}

/** For tests, which have an agent of their own. */
export function httpOver(dispatcher: Dispatcher, signal: AbortSignal | undefined): Http {
  return async ({ url, method = 'GET', headers = {}, body }) => {
    try {
      const answer = await request(url, {
        method,
        headers,
        dispatcher,
        ...(body ? { body } : {}),
        ...(signal ? { signal } : {}),
      });
      return {
        status: answer.statusCode,
        header: (name) => asList(answer.headers[name])[0],
        headers: (name) => asList(answer.headers[name]),
        body: readBody(answer.body),
        // An error that comes after nobody reads any more is of no interest.
        discard: () => void answer.body.on('error', () => undefined).destroy(),
      };
    } catch (error) {
      throw noAnswer(error);
    }
  };
}

function createDispatcher({ env, isInsecure, socketPath }: HttpSetting): Dispatcher {
  const connect = { timeout: connectTimeoutMs, ...(isInsecure ? { rejectUnauthorized: false } : {}) };
  if (socketPath !== undefined) return new Agent({ ...timeouts, connect: { ...connect, socketPath } });
  return new EnvHttpProxyAgent({
    ...timeouts,
    connect,
    requestTls: connect,
    httpProxy: env.http_proxy ?? env.HTTP_PROXY ?? '',
    httpsProxy: env.https_proxy ?? env.HTTPS_PROXY ?? '',
    noProxy: env.no_proxy ?? env.NO_PROXY ?? '',
  });
}

async function* readBody(body: AsyncIterable<unknown>): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    for await (const chunk of body) yield chunk as Uint8Array;
  } catch (error) {
    throw noAnswer(error);
  }
}

function noAnswer(error: unknown): ImagePartError {
  if (error instanceof ImagePartError) return error;
  const cause = error instanceof AggregateError ? error.errors[0] : error;
  const reason = cause instanceof Error ? cause.message || cause.name : String(cause);
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const what = hopeless.test(code) ? 'it cannot be reached' : 'no answer';
  return new ImagePartError('registry-unavailable', `${what}: ${reason.split('\n', 1)[0]}`, error);
}

function asList(value: string | string[] | undefined): readonly string[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}
