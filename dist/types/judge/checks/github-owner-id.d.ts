import type { OfflineCheck } from './check.ts';
/** Facts only: a token without a readable number is no worse for it, and the checksum is in the rule's template. */
export declare const checkGithubOwnerId: OfflineCheck;
