import type { TokenRunner } from './load.ts';
import type { NamedCheck } from './table.ts';
export type { CheckContext, CheckOutcome, OfflineCheck } from './check.ts';
export type { NamedCheck } from './table.ts';
export type { TokenOutcome } from './token.ts';
/** The check a rule names in `check`; undefined for a name that is none. */
export declare function findCheck(name: string): NamedCheck | undefined;
/** Checks a value against a rule's template. */
export declare function runTokenCheck(...args: Parameters<TokenRunner>): ReturnType<TokenRunner>;
