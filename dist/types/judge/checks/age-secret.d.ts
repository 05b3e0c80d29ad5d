import type { CheckContext, CheckOutcome } from './check.ts';
/** Facts: recipient (null for the post-quantum kind), postQuantum. */
export declare function checkAgeSecret(value: string, _context: CheckContext): CheckOutcome | undefined;
/** The `age1...` recipient of a 32-byte X25519 secret. */
export declare function ageRecipient(secret: Uint8Array): string | null;
