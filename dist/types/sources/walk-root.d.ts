import type { Diagnostic } from '../model/diagnostic.ts';
/**
 * `display` is the path as the user wrote it, tidied: `/` between names, no leading `./`, no trailing `/`; `.` for the working
 * directory. `glob` is what globs see: relative to the working directory if it lies in it (`.` itself), else `.` for a directory
 * and the base name for a file. `fsPath` is absolute, and no link. A pipe counts as a file.
 */
export type WalkRoot = {
    readonly kind: 'file' | 'directory';
    readonly display: string;
    readonly glob: string;
    readonly fsPath: string;
} | {
    readonly kind: 'failed';
    readonly diagnostic: Diagnostic;
};
/** Looks at the path `written`, following links. `cwd` is absolute. */
export declare function resolveRoot(written: string, cwd: string): WalkRoot;
/** The path with `/` between names, whatever the system writes. */
export declare function toSlashes(path: string): string;
