import type { Finding } from '../model/finding.ts';
import { type Origin } from '../model/origin.ts';
import type { VersionScanner } from './version-scanner.ts';
/** A version of a file. */
export type Version = {
    readonly blobId: string;
    readonly origin: Origin;
};
/** One secret at one path: the versions that may be shown, the best first. */
export type FindingRequest = {
    readonly ruleId: string;
    /** As Latin-1. */
    readonly secretBytes: string;
    /** That of the file, or of a member of the archive it is. */
    readonly path: string;
    readonly versions: readonly Version[];
    /** The version whose allow comments count; absent where there is only one. */
    readonly newestBlobId?: string;
};
/**
 * The finding of each request, in order; undefined where no version has it (a composite rule whose other parts are in none). Requests
 * for the same version should follow each other. Objects were read before: what cannot be read now is an error of the repository's owner.
 */
export declare function writeFindings(requests: readonly FindingRequest[], scanner: VersionScanner): (Finding | undefined)[];
