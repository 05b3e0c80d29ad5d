// Sizes as people write them on the command line.

import { ToolError } from '../model/tool-error.ts';

const units: Readonly<Record<string, number>> = {
  '': 1,
  b: 1,
  k: 1024,
  kb: 1024,
  kib: 1024,
  m: 1 << 20,
  mb: 1 << 20,
  mib: 1 << 20,
  g: 1 << 30,
  gb: 1 << 30,
  gib: 1 << 30,
};

/** `500`, `64k`, `10MB`, `1.5GiB` (all powers of 1024) to bytes. Throws ToolError `usage` naming the flag. */
export function parseByteSize(text: string, flag: string): number {
  const found = /^(\d+(?:\.\d+)?)\s*([a-z]*)$/i.exec(text.trim());
  const unit = found?.[2]?.toLowerCase() ?? '';
  if (!found || !Object.hasOwn(units, unit))
    throw new ToolError('usage', `${flag} "${text}" is not a size`, { hint: 'write it like 500k, 10MB or 1GiB' });
  return Math.floor(Number(found[1]) * units[unit]!);
}
