import type { CheckContext, CheckOutcome } from './check.ts';
/** Facts: encrypted, version, address (version 3), publicKey (EIP-2335), cipher, kdf. */
export declare function checkEthereumKeystore(value: string, _context: CheckContext): CheckOutcome | undefined;
