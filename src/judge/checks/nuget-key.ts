// What NuGet puts into its part of a common annotated key (ApiKeyV5 of NuGetGallery): environment, owner, minute of issue, expiry.

import { base62Digits } from '../../lib/checksums/digit-text.ts';

/** Single characters are counted in this order, numbers of several digits in the usual one. */
const order = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const tickSeconds = 300;

type NugetFields = {
  /** 12 characters: `N`, version, environment, owner (6), day, hour, minute. */
  readonly platform: string;
  /** 4 characters: kind, expiry (3). */
  readonly data: string;
  readonly year: number;
  readonly month: number;
};

/** Facts of a key whose platform part is NuGet's; none of any other. */
export function nugetFacts({ platform, data, year, month }: NugetFields, now: number): Record<string, unknown> {
  const found = /^(N)(\w)(\w)(\w{6})(\w)(\w)(\w)$/.exec(platform);
  if (!found) return {};
  const [, owner = '', day = '', hour = '', minute = ''] = [found[0], ...found.slice(4)];
  const typ = data.slice(0, 1);
  const nuget = { platform: found[1], version: found[2], env: found[3], ownerKeyField: owner, typ };
  const ownerId = readDigits(owner);
  const issued = Date.UTC(year, month - 1, order.indexOf(day) + 1, order.indexOf(hour), order.indexOf(minute)) / 1000;
  const ticks = readDigits(data.slice(1));
  if (ticks === undefined || ownerId === undefined) return { nuget };
  const expiresAt = issued + ticks * tickSeconds;
  return { nuget, ownerId, expiresAt, expired: expiresAt < now };
}

function readDigits(text: string): number | undefined {
  let value = 0;
  for (const digit of text) {
    const place = base62Digits.indexOf(digit);
    if (place < 0) return undefined;
    value = value * 62 + place;
  }
  return value;
}
