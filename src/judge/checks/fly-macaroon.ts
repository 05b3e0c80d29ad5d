// Fly.io tokens: macaroons in MessagePack, one or several joined by commas (https://github.com/superfly/macaroon). Caveats say which
// organization and from when to when; a later one can only narrow what an earlier one left open.

import { decodeMsgpack, type MsgpackValue } from '../../lib/msgpack.ts';
import { decodeBase64 } from '../../lib/strict-base64.ts';
import { malformed, verifiedIf } from '../payloads/outcome.ts';
import { expiry } from '../payloads/times.ts';
import type { OfflineCheck } from './check.ts';

const ORGANIZATION = 0;
const VALIDITY_WINDOW = 4;
const tailBytes = 32;
const randomBytes = 16;
/** A request carries one token and its discharges. */
const maxTokens = 16;

type Token = { readonly location: string; readonly caveats: ReadonlyMap<number, readonly MsgpackValue[]> };

export const checkFlyMacaroon: OfflineCheck = (value, { now }) => {
  const texts = value.replace(/^FlyV1\s+/, '').split(',', maxTokens + 1);
  if (!/^fm(?:2|1[ra])_/.test(texts[0]!)) return undefined;
  const tokens = texts.length > maxTokens ? [] : texts.map(readToken);
  // The first token that names an organization gives the facts; discharges name none.
  const shown = tokens.find((token) => token?.caveats.has(ORGANIZATION)) ?? tokens[0];
  if (!shown) return malformed();
  const [organizationId] = shown.caveats.get(ORGANIZATION) ?? [];
  const [notBefore, notAfter] = shown.caveats.get(VALIDITY_WINDOW) ?? [];
  return verifiedIf(
    tokens.every((token) => token !== undefined),
    {
      location: shown.location,
      organizationId: typeof organizationId === 'number' ? organizationId : null,
      notBefore: typeof notBefore === 'number' ? notBefore : null,
      notAfter: typeof notAfter === 'number' ? notAfter : null,
      ...(typeof notAfter === 'number' ? expiry(notAfter, now) : {}),
    },
  );
};

/** `[nonce, location, caveats, tail]`; the nonce is `[key id, 16 random bytes, is proof]`, without the last in the first version. */
function readToken(text: string): Token | undefined {
  const body = /^fm(?:2|1[ra])_(.+)$/.exec(text.trim())?.[1];
  const bytes = body === undefined ? undefined : decodeBase64(body);
  const value = bytes && decodeMsgpack(bytes);
  if (!isList(value) || value.length !== 4) return undefined;
  const [nonce, location, flat, tail] = value;
  if (!isList(nonce) || nonce.length < 2 || !hasBytes(nonce[0]) || !hasBytes(nonce[1], randomBytes)) return undefined;
  if (typeof location !== 'string' || !isList(flat) || !hasBytes(tail, tailBytes)) return undefined;
  const caveats = readCaveats(flat);
  return caveats && { location, caveats };
}

/** Caveats are a flat list of type and body. The first of each type is kept, as narrowing is rare and the first is the issuer's. */
function readCaveats(flat: readonly MsgpackValue[]): Token['caveats'] | undefined {
  const caveats = new Map<number, readonly MsgpackValue[]>();
  if (flat.length % 2 !== 0) return undefined;
  for (let i = 0; i < flat.length; i += 2) {
    const [type, body] = [flat[i], flat[i + 1]];
    if (typeof type !== 'number') return undefined;
    if (isList(body) && !caveats.has(type)) caveats.set(type, body);
  }
  return caveats;
}

function isList(value: MsgpackValue | undefined): value is readonly MsgpackValue[] {
  return Array.isArray(value);
}

function hasBytes(value: MsgpackValue | undefined, length?: number): boolean {
  return value instanceof Uint8Array && (length === undefined || value.length === length);
}
