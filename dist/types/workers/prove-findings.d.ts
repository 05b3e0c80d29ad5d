import type { Finding } from '../model/finding.ts';
import type { ScanResult } from './file-scanner.ts';
/** A file that may hold the other half of a secret. */
export type CandidateFile = {
    /** As the origin of a finding there would name it. */
    readonly path: string;
    /** In a history: a commit that has it. */
    readonly commit?: string;
    /** Its bytes; undefined when it cannot be read or has more than `maxCandidateBytes`. */
    readonly read: () => Buffer | undefined;
};
/** The candidates among the files of a scan: those whose path is wanted. */
export type ListCandidates = (isWanted: (path: string) => boolean) => Iterable<CandidateFile>;
export type ProveOptions = {
    readonly signal: AbortSignal | undefined;
    /** Told when there are more candidates than are read. */
    readonly onResult: (result: ScanResult) => void;
};
/** Certificate bundles of systems have some hundred kilobytes. */
export declare const maxCandidateBytes: number;
/** The findings in the same order, proven where they can be, and none with a question any more. */
export declare function proveFindings(findings: readonly Finding[], list: ListCandidates, options: ProveOptions): Promise<Finding[]>;
