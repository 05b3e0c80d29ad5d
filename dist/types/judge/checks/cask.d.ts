import type { OfflineCheck } from './check.ts';
/** `createdAt` is the second of issue. */
export declare const checkCask: OfflineCheck;
