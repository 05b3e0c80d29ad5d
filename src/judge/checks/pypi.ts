// PyPI upload tokens: `pypi-` and a macaroon in base64url (as its documentation of secrets and warehouse's macaroons say). Its caveats say which
// projects it may publish and until when.

import { type Macaroon, readMacaroon } from '../../lib/macaroon.ts';
import { pypiHost, testPypiHost } from '../../lib/pypi-host.ts';
import { decodeBase64 } from '../../lib/strict-base64.ts';
import { malformed, verifiedIf } from '../payloads/outcome.ts';
import { readCaveats } from '../payloads/pypi-caveats.ts';
import type { OfflineCheck } from './check.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export const checkPypi: OfflineCheck = (value, { now }) => {
  if (!value.startsWith('pypi-')) return undefined;
  const bytes = decodeBase64(value.slice(5), 'url');
  const macaroon = bytes && readMacaroon(bytes);
  if (!macaroon) return malformed();
  const { location, identifier, caveats } = textsOf(macaroon);
  const isIndex = location === pypiHost || location === testPypiHost;
  const read = readCaveats(caveats, now);
  const isWhole = macaroon.isComplete && isIndex && UUID.test(identifier ?? '') && read !== undefined;
  return verifiedIf(isWhole, { location, identifier, caveats, ...read });
};

function textsOf({ location, identifier, caveats }: Macaroon): {
  readonly location: string | null;
  readonly identifier: string | null;
  readonly caveats: readonly string[];
} {
  const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');
  return {
    location: location ? text(location) : null,
    identifier: identifier ? text(identifier) : null,
    caveats: caveats.map(text),
  };
}
