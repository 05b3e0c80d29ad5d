import type { SkipReason } from '../model/coverage.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { StagedOrigin } from '../model/origin.ts';
import type { Span } from '../model/span.ts';
export type StagedItem = {
    readonly kind: 'text';
    readonly origin: StagedOrigin;
    readonly bytes: Buffer;
    readonly before: readonly Buffer[];
} | {
    readonly kind: 'skipped';
    readonly path: string;
    readonly reason: SkipReason;
} | {
    readonly kind: 'diagnostic';
    readonly diagnostic: Diagnostic;
};
export type StagedRequest = {
    readonly cwd: string;
    readonly env: Readonly<Record<string, string | undefined>>;
    /** Asked with paths from the top of the work tree; the others are skipped unread. Absent: all are wanted. */
    readonly isWanted?: (path: string) => boolean;
};
/**
 * Every staged file with its text, and the texts that stood there before: HEAD's, and during a merge the other sides'. Throws ToolError
 * `not-a-repository` outside of one, and for an index that cannot be read.
 */
export declare function listStaged({ cwd, env, isWanted }: StagedRequest): Generator<StagedItem, void, undefined>;
/** The lines of `after` that none of the texts before it has; undefined (all of it) when there are none. */
export declare function dirtyRegions(before: readonly Uint8Array[], after: Uint8Array): readonly Span[] | undefined;
