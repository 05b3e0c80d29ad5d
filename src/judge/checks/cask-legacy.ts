// Microsoft's common annotated keys (`JQQJ99`): checksum, issue month, provider, and what providers put into their own part.

import { sealCaskLegacyKey } from '../../lib/checksums/cask-legacy.ts';
import type { OfflineCheck } from './check.ts';
import { nugetFacts } from './nuget-key.ts';

const shape =
  /^[A-Za-z0-9+/]{52}JQQJ9([9DH])([A-Za-z0-9+/])([A-L])([A-Za-z0-9+/]{12})([A-Za-z0-9+/]{4})([A-Za-z0-9+/]{4})[A-Za-z0-9]{4}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{4})?$/;
const kinds: ReadonlyMap<string, string> = new Map([
  ['9', 'primary'],
  ['D', 'derived'],
  ['H', 'hash'],
]);
const services: ReadonlyMap<string, string> = new Map([
  ['ACOG', 'Azure AI services'],
  ['AZAC', 'Azure App Configuration'],
  ['AZCS', 'Azure Communication Services'],
  ['AZDO', 'Azure DevOps'],
  ['AZEG', 'Azure Event Grid'],
  ['AZFR', 'Azure Fluid Relay'],
  ['AZMP', 'Azure Maps'],
  ['AZMR', 'Azure Mixed Reality'],
  ['NUGT', 'NuGet'],
  ['msql', 'Microsoft SQL'],
]);
/** Years are counted from this one, in base64's order of characters. */
const firstYear = 2024;
const base64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** `created` is a month (`2026-03`), `provider` the four letters in the key. */
export const checkCaskLegacy: OfflineCheck = (value, { now }) => {
  const found = shape.exec(value);
  if (!found) return undefined;
  const [, kind = '', year = '', month = '', platform = '', data = '', provider = ''] = found;
  const issued = { year: firstYear + base64.indexOf(year), month: base64.indexOf(month) + 1 };
  return {
    valid: sealCaskLegacyKey(value) === value,
    kind: kinds.get(kind),
    provider,
    service: data === 'AAAB' && provider === 'ACOG' ? 'Azure OpenAI' : services.get(provider),
    created: `${issued.year}-${String(issued.month).padStart(2, '0')}`,
    ...(provider === 'ACOG' ? { cognitiveService: data } : {}),
    ...(provider === 'NUGT' ? nugetFacts({ platform, data, ...issued }, now) : {}),
  };
};
