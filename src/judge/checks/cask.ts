// Microsoft's CASK keys (microsoft/cask, docs/CaskSecret.md). They have no checksum: what holds is that every field fits the others.

import type { OfflineCheck } from './check.ts';

const order = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** Characters before the signature, by the letter that tells the size of the secret part. */
const sizes: ReadonlyMap<string, { readonly characters: number; readonly bits: number; readonly end: RegExp }> =
  new Map([
    ['B', { characters: 24, bits: 128, end: /[AQgw]AA$/ }],
    ['C', { characters: 44, bits: 256, end: /[AEIMQUYcgkosw048]A$/ }],
    ['D', { characters: 64, bits: 384, end: /$/ }],
    ['E', { characters: 88, bits: 512, end: /[AQgw]AA$/ }],
  ]);
const tail =
  /QJJQA([B-E])([A-E])([A-Za-z0-9_-])([A-Za-z0-9_-]{4})((?:[A-Za-z0-9_-]{4}){0,4})AA([A-Za-z0-9_-])([A-L])([A-Za-e])([A-X])([A-Za-z0-7])([A-Za-z0-7])$/;
const firstYear = 2025;

/** `createdAt` is the second of issue. */
export const checkCask: OfflineCheck = (value) => {
  const found = value.length <= 160 ? tail.exec(value) : null;
  if (!found || !/^[A-Za-z0-9_-]+$/.test(value)) return undefined;
  const [, sizeLetter = '', optional = '', providerKind = '', provider = '', data = '', ...time] = found;
  const size = sizes.get(sizeLetter)!;
  const secret = value.slice(0, found.index);
  const fits =
    secret.length === size.characters && size.end.test(secret) && data.length / 4 === order.indexOf(optional);
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = time.map((letter) => order.indexOf(letter));
  const created = new Date(Date.UTC(firstYear + year, month, day + 1, hour, minute, second));
  // The 31st of a month of 30 days becomes the first of the next.
  const isDate = created.getUTCMonth() === month;
  return {
    valid: fits && isDate,
    provider,
    providerKind,
    bits: size.bits,
    ...(isDate ? { createdAt: created.toISOString() } : {}),
  };
};
