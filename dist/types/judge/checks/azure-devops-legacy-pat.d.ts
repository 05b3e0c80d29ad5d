import type { OfflineCheck } from './check.ts';
/** `kind` is `user` or `app`, or null when no checksum fits. */
export declare const checkAzureDevOpsLegacyPat: OfflineCheck;
