import type { OfflineCheck } from './check.ts';
/**
 * Valid when the key belongs to one of `projectRefs` or to a self-hosted installation. False says only that none of those is its project:
 * rules with this check keep what it calls false.
 */
export declare const checkSupabase: OfflineCheck;
