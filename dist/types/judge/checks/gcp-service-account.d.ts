import type { CheckContext, CheckOutcome } from './check.ts';
/** Facts: account, project, projectMatchesEmail (null when the address names none), keyId, clientId, and those of the key. */
export declare function checkGcpServiceAccount(value: string, context: CheckContext): CheckOutcome | undefined;
