import type { ArchiveError } from '../archive/archive-error.ts';
/** Takes a stream piece by piece. `push` may throw ArchiveError: then nothing more is wanted. */
export interface Sink {
    push(bytes: Uint8Array): void;
    finish(): void;
}
/** Who takes the members of an archive. */
export interface MemberTarget {
    begin(name: string): void;
    /** `packedBytes` went in for it. Throws ArchiveError when all there may be has come out. */
    data(bytes: Uint8Array, packedBytes: number): void;
    end(): void;
    /** A member that is there and cannot be read. */
    unreadable(name: string, code: 'encrypted' | 'archive-unsupported', message: string): void;
    /** A fault of the archive itself, after which it goes on. */
    problem(error: ArchiveError): void;
}
export declare function memberSink(kind: 'zip' | 'tar' | 'ar', members: MemberTarget, maxEntries: number): Sink;
