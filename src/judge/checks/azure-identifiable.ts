// Azure keys that carry a signature of their service and a checksum. Keys of before 2022 have neither and are not judged here.

import { azureKeyFormat, sealAzureKey } from '../../lib/checksums/azure-key.ts';
import type { OfflineCheck } from './check.ts';

/** `keyClass` is the name of the seed that fits, such as `MastRO00` for a read-only Cosmos DB key. */
export const checkAzureIdentifiable: OfflineCheck = (value) => {
  const format = azureKeyFormat(value);
  if (!format) return undefined;
  const keyClass = format.seeds.find((seed) => sealAzureKey(value, seed) === value);
  const facts = { signature: format.signature, service: `Azure ${format.service}` };
  return keyClass === undefined ? { valid: false, ...facts } : { valid: true, ...facts, keyClass };
};
