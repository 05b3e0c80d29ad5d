import type { CheckContext, CheckOutcome } from './check.ts';
/** Facts: publicKey, to be looked for as a peer's `PublicKey` elsewhere. */
export declare function checkWireguardPrivate(value: string, _context: CheckContext): CheckOutcome | undefined;
