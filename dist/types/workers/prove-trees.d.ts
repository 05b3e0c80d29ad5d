import type { ScanOptions } from '../config/options.ts';
import { ObjectStore } from '../git/object-store.ts';
import type { Finding } from '../model/finding.ts';
import { type ProveOptions } from './prove-findings.ts';
export type CommittedFiles = {
    readonly store: ObjectStore;
    readonly oidBytes: number;
    /** Looked through first. */
    readonly head: string | undefined;
    /** Before every path; empty or ending in `/`. */
    readonly prefix: string;
};
/** Proves the findings of a history by the trees of HEAD and of the commits that brought the secrets in. */
export declare function proveAmongCommits(findings: readonly Finding[], files: CommittedFiles, options: ProveOptions): Promise<Finding[]>;
/** Proves the findings of staged changes by the index as it is: what the next commit will hold. */
export declare function proveAmongStaged(findings: readonly Finding[], { cwd, env }: Pick<ScanOptions, 'cwd' | 'env'>, options: ProveOptions): Promise<Finding[]>;
