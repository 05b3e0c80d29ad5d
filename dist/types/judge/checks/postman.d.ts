import type { OfflineCheck } from './check.ts';
export declare const checkPostman: OfflineCheck;
