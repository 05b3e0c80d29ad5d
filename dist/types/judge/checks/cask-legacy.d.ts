import type { OfflineCheck } from './check.ts';
/** `created` is a month (`2026-03`), `provider` the four letters in the key. */
export declare const checkCaskLegacy: OfflineCheck;
