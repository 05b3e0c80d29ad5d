import type { OfflineCheck } from './check.ts';
/** `routing` has numbers by their letter: `c` cell, `o` organization, `g` group, `p` project, `u` user, `t` type; null when unreadable. */
export declare const checkGitlabRoutable: OfflineCheck;
