// How a registry wants to know who asks: the challenge in its 401, and what answers it.
// Spec: https://distribution.github.io/distribution/spec/auth/token/ and oauth/

import { ImagePartError } from './image-part-error.ts';
import { asRecord, asText, parseJson } from './json-value.ts';
import type { Credentials } from './registry-credentials.ts';
import type { Http, HttpAnswer } from './registry-http.ts';

export type Challenge = { readonly scheme: string; readonly parameters: Readonly<Record<string, string>> };

export type AuthSetting = {
  readonly http: Http;
  readonly credentials: () => Promise<Credentials | undefined>;
  readonly repository: string;
  /** Credentials may be sent without encryption. */
  readonly plainHttp: boolean;
};

/** A token is a few kilobytes. */
const maxTokenBytes = 1 << 20;

/** Every challenge of a 401; what is none is left out. */
export function parseChallenges(answer: Pick<HttpAnswer, 'headers'>): readonly Challenge[] {
  return answer.headers('www-authenticate').flatMap((header) => {
    const challenges: { readonly scheme: string; readonly parameters: Record<string, string> }[] = [];
    // A parameter has a `=`, a scheme has none; both are separated by commas or spaces.
    for (const [, key, quoted, plain, scheme] of header.matchAll(
      /([\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]*))|([A-Za-z][\w-]*)/g,
    )) {
      if (scheme !== undefined) challenges.push({ scheme: scheme.toLowerCase(), parameters: {} });
      else if (key !== undefined && challenges.length > 0)
        challenges.at(-1)!.parameters[key.toLowerCase()] = quoted?.replaceAll(/\\(.)/g, '$1') ?? plain ?? '';
    }
    return challenges;
  });
}

/** The `Authorization` that answers a 401. Throws ImagePartError when there is none. */
export async function authorize(answer: HttpAnswer, setting: AuthSetting): Promise<string> {
  const challenges = parseChallenges(answer);
  const bearer = challenges.find(({ scheme }) => scheme === 'bearer');
  const credentials = await setting.credentials();
  if (credentials?.kind === 'bearer') return `Bearer ${credentials.token}`;
  if (bearer) return `Bearer ${await fetchToken(bearer, credentials, setting)}`;
  if (!challenges.some(({ scheme }) => scheme === 'basic'))
    throw refused('it wants to know who asks, in a way that is not known here');
  if (credentials?.kind !== 'password') throw refused('it wants a user and a password, and none are configured for it');
  return basic(credentials.user, credentials.password);
}

async function fetchToken(
  { parameters }: Challenge,
  credentials: Credentials | undefined,
  setting: AuthSetting,
): Promise<string> {
  const realm = realmOf(parameters.realm ?? '', setting);
  const scope = parameters.scope || `repository:${setting.repository}:pull`;
  const service = parameters.service ?? '';
  const answer = await setting.http(
    credentials?.kind === 'identity'
      ? exchangeRequest(realm, { scope, service, token: credentials.token })
      : tokenRequest(realm, { scope, service }, credentials),
  );
  if (answer.status !== 200) {
    answer.discard();
    throw refused(`its token service says ${answer.status}${credentials ? '' : ', to somebody without credentials'}`);
  }
  const value = asRecord(parseJson(await readAll(answer, maxTokenBytes)));
  const token = asText(value.token) || asText(value.access_token);
  if (!/^[\x21-\x7e]+$/.test(token)) throw refused('its token service gives no token');
  return token;
}

function realmOf(text: string, { plainHttp }: AuthSetting): URL {
  const realm = URL.canParse(text) ? new URL(text) : undefined;
  if (realm?.protocol === 'https:' || (realm?.protocol === 'http:' && plainHttp)) return realm;
  throw refused('its token service is at no address that can be trusted');
}

function tokenRequest(
  realm: URL,
  query: { readonly scope: string; readonly service: string },
  credentials: Credentials | undefined,
) {
  const url = new URL(realm);
  if (query.service !== '') url.searchParams.set('service', query.service);
  for (const scope of query.scope.split(' ')) url.searchParams.append('scope', scope);
  const headers =
    credentials?.kind === 'password' ? { authorization: basic(credentials.user, credentials.password) } : {};
  return { url, headers };
}

function exchangeRequest(
  url: URL,
  { scope, service, token }: { readonly scope: string; readonly service: string; readonly token: string },
) {
  const body = new URLSearchParams({
    grant_type: 'refresh_token',
    client_id: 'trapline',
    service,
    scope,
    refresh_token: token,
  });
  return {
    url,
    method: 'POST' as const,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: body.toString(),
  };
}

/** A body of at most `maxBytes`. Throws ImagePartError `too-large`. */
export async function readAll(answer: HttpAnswer, maxBytes: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of answer.body) {
    parts.push(part);
    length += part.length;
    if (length > maxBytes) {
      answer.discard();
      throw new ImagePartError('too-large', `an answer of more than ${maxBytes} bytes is not read`);
    }
  }
  return Buffer.concat(parts);
}

function basic(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

function refused(why: string): ImagePartError {
  return new ImagePartError('registry-unavailable', `the registry does not let us in: ${why}`);
}
