import type { CheckContext, CheckOutcome } from './check.ts';
/** Facts: public (always true), subject, issuer, notAfter (seconds since 1970), expired, spkiSha256. */
export declare function checkCertificate(value: string, { now }: CheckContext): CheckOutcome | undefined;
