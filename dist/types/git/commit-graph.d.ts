import type { Arena } from '../lib/arena.ts';
import type { Steps } from '../lib/next-turn.ts';
import { type CommitLinks } from './commit-order.ts';
import { type CommitInfo } from './commit-text.ts';
import { type DiagnosticSink, type ObjectCatalog } from './object-catalog.ts';
import { type WalkedObject } from './object-walk.ts';
import type { ObjectType } from './pack-file.ts';
import type { Replacements } from './replacements.ts';
export type GraphOptions = {
    /** Commits whose parents are not to be looked for. */
    readonly shallow: ReadonlySet<string>;
    /** Longer commits and tags are left out, and reported. */
    readonly maxObjectBytes: number;
    readonly onDiagnostic: DiagnosticSink;
    /** Sees every commit and tag once, in the order of the walk; `messageStart` of commit-text.ts finds the message. */
    readonly onObject?: (object: WalkedObject) => void;
    /** Where objects are built: see EntryBuilder. */
    readonly arena?: Arena;
    /** What to follow of stand-ins and grafts; nothing if absent. `onObject` sees what is stored all the same. */
    readonly replacements?: Replacements;
};
/** What the graph is made of; number `i` is the commit's place in topological order. */
type GraphTables = CommitLinks & {
    readonly entries: Int32Array;
    readonly trees: Int32Array;
    readonly times: Float64Array;
    readonly tagTargets: ReadonlyMap<number, string>;
    /** Commit number to its missing parents or tree, hex. */
    readonly missing: ReadonlyMap<number, readonly string[]>;
};
export declare class CommitGraph {
    #private;
    readonly catalog: ObjectCatalog;
    constructor(catalog: ObjectCatalog, tables: GraphTables, replacements?: Replacements);
    /** Commits are numbered from 0 to `count - 1`: parents before children, then by committer date, then by id. */
    get count(): number;
    /** Number of the commit with this id (hex), or -1. */
    numberOf(oid: string): number;
    /** Id of commit `number`, hex. */
    oidOf(number: number): string;
    /** Number in the catalog of the commit's tree; -1 when the repository does not hold it. */
    treeOf(number: number): number;
    /** Numbers of the parents, in order; -1 for those that are missing. None at the edge of a shallow clone. */
    parentsOf(number: number): Int32Array;
    /** Seconds since 1970. */
    committerTime(number: number): number;
    /** Ids of the commit's parents and tree that the repository should hold and does not. */
    missingOf(number: number): readonly string[];
    /** Author, dates and subject, read from the repository at every call. Throws GitReadError. */
    describe(number: number): CommitInfo;
    /** What an id stands for once tags are followed; undefined when the repository does not hold it. */
    peel(oid: string): {
        readonly oid: string;
        readonly type: ObjectType;
    } | undefined;
    close(): void;
}
/** Reads all commits and tags. Takes two to three seconds for 160,000, with what `onObject` does. */
export declare function readCommitGraph(catalog: ObjectCatalog, options: GraphOptions): Steps<CommitGraph>;
export {};
