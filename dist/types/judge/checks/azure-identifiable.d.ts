import type { OfflineCheck } from './check.ts';
/** `keyClass` is the name of the seed that fits, such as `MastRO00` for a read-only Cosmos DB key. */
export declare const checkAzureIdentifiable: OfflineCheck;
