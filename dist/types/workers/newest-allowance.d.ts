import type { Finding, Suppression } from '../model/finding.ts';
import type { VersionScanner } from './version-scanner.ts';
import type { Version } from './write-findings.ts';
export declare class NewestAllowance {
    #private;
    constructor(scanner: VersionScanner);
    /** `found` in `shown`, silenced or not as the newest version has it. `isWanted` knows the findings of the same secret. */
    apply(found: Finding, shown: Version, newestBlobId: string, isWanted: (finding: Finding) => boolean): Finding;
}
/** What allows a secret in a text, if something does at every place where it stands: a comment, else an allowlist. */
export declare function commonAllowance(findings: readonly Finding[]): Suppression | undefined;
/** The finding, allowed by this and nothing else; what an allowlist of the configuration silences stays so. */
export declare function withAllowance(finding: Finding, allowance: Suppression | undefined): Finding;
