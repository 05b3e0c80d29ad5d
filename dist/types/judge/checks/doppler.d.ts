import type { OfflineCheck } from './check.ts';
export declare const checkDoppler: OfflineCheck;
