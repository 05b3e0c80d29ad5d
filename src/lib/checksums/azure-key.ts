// Azure's identifiable keys: base64 with a signature in the middle and, in their last four bytes, a Marvin32 checksum of the rest.

import { marvin32 } from './marvin32.ts';

export type AzureKeyFormat = {
  readonly signature: string;
  /** Characters with padding. */
  readonly length: number;
  readonly service: string;
  /** Names of the seeds, one for each class of key. */
  readonly seeds: readonly string[];
};

/** Seeds are their own names but for this one, whose keys fit the shorter spelling only. */
const spellings: ReadonlyMap<string, string> = new Map([['Gateway0', 'Gatewy00']]);

const busSeeds = ['Send0000', 'Listen00', 'Manage00'];

const formats: readonly AzureKeyFormat[] = [
  { signature: '+ASt', length: 88, service: 'Storage', seeds: ['Default0'] },
  {
    signature: 'ACDb',
    length: 88,
    service: 'Cosmos DB',
    seeds: ['MastRW00', 'MastRO00', 'SysAll00', 'Resour00', 'SystRO00', 'Encryp00', 'SystRW00'],
  },
  { signature: '+ABa', length: 88, service: 'Batch', seeds: ['AbAcct00'] },
  { signature: '+AMC', length: 88, service: 'Machine Learning (classic)', seeds: ['Classic0'] },
  {
    signature: 'APIM',
    length: 88,
    service: 'API Management',
    seeds: ['Tenant00', 'IoTHub00', 'Gateway0', 'GitKey00'],
  },
  { signature: '+ASb', length: 44, service: 'Service Bus', seeds: busSeeds },
  { signature: '+AEh', length: 44, service: 'Event Hubs', seeds: busSeeds },
  { signature: '+ARm', length: 44, service: 'Relay', seeds: busSeeds },
  { signature: 'AIoT', length: 44, service: 'IoT Hub', seeds: ['IoTHub00', 'DpsKey00', 'Device00'] },
  { signature: 'AzCa', length: 44, service: 'Cache for Redis', seeds: ['Access00'] },
  { signature: 'AZEG', length: 44, service: 'Event Grid', seeds: ['SendRecv'] },
  { signature: 'AzFu', length: 56, service: 'Functions', seeds: ['Functi00', 'Master00', 'System00'] },
  { signature: 'AzSe', length: 52, service: 'AI Search', seeds: ['Query000', 'PAdmin00'] },
  { signature: '+ACR', length: 52, service: 'Container Registry', seeds: ['ACRDflt0'] },
];

/** The format of a key by its signature and length; undefined for any other text. Both base64 alphabets are accepted. */
export function azureKeyFormat(key: string): AzureKeyFormat | undefined {
  if (!/^[A-Za-z0-9+/_-]{42,86}={0,2}$/.test(key)) return undefined;
  const core = key.replace(/=+$/, '');
  const signature = core.slice(-10, -6);
  return formats.find((format) => format.signature === signature && format.length === key.length);
}

/** The same key with its last four bytes set to the checksum under the seed of that name. A key that fits it is returned unchanged. */
export function sealAzureKey(key: string, seedName: string): string {
  const bytes = Buffer.from(key, 'base64');
  const rest = bytes.subarray(0, -4);
  bytes.writeUInt32LE(marvin32(rest, spellings.get(seedName) ?? seedName), rest.length);
  const padding = key.length - key.replace(/=+$/, '').length;
  const text = bytes.toString(/[_-]/.test(key) ? 'base64url' : 'base64').replace(/=+$/, '');
  return text + '='.repeat(padding);
}
