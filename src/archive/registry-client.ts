// Asks a registry: authorization when it wants it, redirects without taking it along, and patience with those that are busy.
// Spec: https://github.com/opencontainers/distribution-spec

import { setTimeout as wait } from 'node:timers/promises';
import { ImagePartError } from './image-part-error.ts';
import type { ImageReference } from './image-reference.ts';
import { asList, asRecord, asText, parseJson } from './json-value.ts';
import { authorize, readAll } from './registry-auth.ts';
import type { Credentials } from './registry-credentials.ts';
import type { Http, HttpAnswer } from './registry-http.ts';

export type RegistrySetting = {
  readonly reference: ImageReference;
  readonly http: Http;
  readonly credentials: () => Promise<Credentials | undefined>;
  /** http instead of https, for the registry and where it sends us. */
  readonly plainHttp: boolean;
  /** Waits; tests do not. */
  readonly sleep?: (ms: number) => Promise<void>;
  readonly signal?: AbortSignal | undefined;
};

const maxTries = 5;
const maxRedirects = 6;
const firstWaitMs = 500;
/** Registries that want us to come back later than this are not waited for. */
const maxWaitMs = 60_000;
const maxErrorBytes = 64 << 10;

export class RegistryClient {
  readonly #setting: RegistrySetting;
  readonly #base: URL;
  #authorization: string | undefined;

  constructor(setting: RegistrySetting) {
    this.#setting = setting;
    const { host, repository } = setting.reference;
    this.#base = new URL(`${setting.plainHttp ? 'http' : 'https'}://${host}/v2/${repository}/`);
  }

  /** A successful answer. Throws ImagePartError: `image-part-missing` where there is no such thing. */
  async get(path: string, headers: Readonly<Record<string, string>>): Promise<HttpAnswer> {
    const answer = await this.retry(() => this.#follow(new URL(path, this.#base), headers));
    if (answer.status === 200 || answer.status === 206) return answer;
    throw await this.#failure(answer);
  }

  /** Tries again while the other side is busy or away. */
  async retry(attempt: () => Promise<HttpAnswer>): Promise<HttpAnswer> {
    for (let tries = 1; ; tries++) {
      const [answer, error] = await attempt().then(
        (value) => [value, undefined] as const,
        (reason: unknown) => [undefined, reason] as const,
      );
      const isBusy = answer ? answer.status === 429 || answer.status >= 500 : isNoAnswer(error);
      if (this.#setting.signal?.aborted || !isBusy || tries === maxTries) {
        if (answer) return answer;
        throw error;
      }
      const asked = answer && retryAfterMs(answer.header('retry-after'));
      if (answer && asked !== undefined && asked > maxWaitMs) return answer;
      answer?.discard();
      await this.pause(Math.max(asked ?? 0, firstWaitMs * 2 ** (tries - 1)));
    }
  }

  async pause(ms: number): Promise<void> {
    const { sleep, signal } = this.#setting;
    if (sleep) return sleep(ms);
    // Aborted: whoever asked does not want to know any more.
    await wait(ms, undefined, signal ? { signal } : {}).catch(() => undefined);
  }

  async #follow(start: URL, headers: Readonly<Record<string, string>>): Promise<HttpAnswer> {
    let url = start;
    let isAsked = false;
    for (let redirects = 0; redirects <= maxRedirects; ) {
      // Only the registry itself is told who asks: blobs are often at a storage service, whose address is signed already.
      const isOurs = url.origin === this.#base.origin;
      const authorization = isOurs && this.#authorization ? { authorization: this.#authorization } : {};
      const answer = await this.#setting.http({ url, headers: { ...headers, ...authorization } });
      if (answer.status === 401 && isOurs && !isAsked) {
        isAsked = true;
        answer.discard();
        this.#authorization = await authorize(answer, {
          ...this.#setting,
          repository: this.#setting.reference.repository,
        });
        continue;
      }
      const location = answer.header('location');
      if (![301, 302, 303, 307, 308].includes(answer.status) || location === undefined) return answer;
      answer.discard();
      url = this.#redirected(url, location);
      redirects++;
    }
    throw new ImagePartError('registry-unavailable', 'the registry sends us from one address to another');
  }

  #redirected(from: URL, location: string): URL {
    const url = URL.canParse(location, from.href) ? new URL(location, from) : undefined;
    if (url?.protocol === 'https:' || (url?.protocol === 'http:' && this.#setting.plainHttp)) return url;
    throw new ImagePartError('registry-unavailable', 'the registry sends us to an address that cannot be trusted');
  }

  async #failure(answer: HttpAnswer): Promise<ImagePartError> {
    const said = await errorText(answer);
    const { status } = answer;
    if (status === 404) return new ImagePartError('image-part-missing', `the registry does not have it${said}`);
    if (status === 401 || status === 403)
      return new ImagePartError('registry-unavailable', `the registry does not let us have it (${status})${said}`);
    const later = status === 429 ? ', too many were asked for' : '';
    return new ImagePartError('registry-unavailable', `the registry says ${status}${later}${said}`);
  }
}

/** What the registry says itself, in a list of codes and messages. */
async function errorText(answer: HttpAnswer): Promise<string> {
  const bytes = await readAll(answer, maxErrorBytes).catch(() => Buffer.alloc(0));
  const errors = asList(asRecord(parseJson(bytes)).errors).map(asRecord);
  const texts = errors.map(({ code, message }) =>
    [asText(code), asText(message)].filter((text) => text !== '').join(': '),
  );
  return texts.length === 0 ? '' : `: ${texts.join('; ').slice(0, 300)}`;
}

/** Seconds or a date, as milliseconds from now. */
function retryAfterMs(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}

export function isNoAnswer(error: unknown): boolean {
  return (
    error instanceof ImagePartError && error.code === 'registry-unavailable' && error.message.startsWith('no answer')
  );
}
