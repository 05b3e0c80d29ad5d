import type { CheckContext, CheckOutcome } from './check.ts';
/** Facts: encrypted, type, bits, curve, spkiSha256, sshFingerprint; cipher and kdf when encrypted; reason when not valid. */
export declare function checkPemPrivateKey(value: string, context: CheckContext): CheckOutcome | undefined;
