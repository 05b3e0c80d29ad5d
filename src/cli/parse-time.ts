// Times as people write them on the command line: a day, a moment, or how long ago.

import { ToolError } from '../model/tool-error.ts';

const seconds: Readonly<Record<string, number>> = {
  h: 3600,
  d: 86_400,
  w: 7 * 86_400,
  m: 30 * 86_400,
  y: 365 * 86_400,
};

/**
 * `2024-05-01` (UTC, its first second; its last one with `isEnd`), `2024-05-01T12:00:00Z`, `2024-05-01T12:00+02:00`, or an age: `12h`,
 * `30d`, `6w`, `3m`, `1y` before `now` (milliseconds). Seconds since 1970. Throws ToolError `usage` naming the flag.
 */
export function parseTime(text: string, flag: string, now: number, isEnd = false): number {
  const age = /^(\d{1,5})([hdwmy])$/.exec(text);
  if (age) return Math.floor(now / 1000) - Number(age[1]) * seconds[age[2]!]!;
  const day = /^\d{4}-\d\d-\d\d$/.test(text);
  const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)$/.test(text);
  const time = day || moment ? Date.parse(day ? `${text}T00:00:00Z` : text) : Number.NaN;
  if (Number.isNaN(time))
    throw new ToolError('usage', `${flag} "${text}" is not a time`, {
      hint: 'write it like 2024-05-01, 2024-05-01T12:00:00Z, or as an age: 12h, 30d, 6w, 3m, 1y',
    });
  return Math.floor(time / 1000) + (day && isEnd ? 86_399 : 0);
}
