import type { Diagnostic } from '../model/diagnostic.ts';
import type { TrackedPaths } from './tracked-paths.ts';
/** What must be known of a repository to tell its ignored files. */
export type WorkTree = {
    /** Absolute, without a trailing separator. */
    readonly root: string;
    /** `core.ignoreCase`. */
    readonly ignoreCase: boolean;
    /** Rule files beyond .gitignore, strongest first: info/exclude, then core.excludesFile. They need not exist. */
    readonly excludeFiles: readonly string[];
    /** Called at most once, and only when some rule exists. */
    readonly readTracked: () => TrackedPaths;
};
/**
 * Opens the repository whose work tree has its top (and so a `.git`) at `directory`; undefined when that `.git` is not one.
 * `diagnostics` takes what goes wrong, then or later.
 */
export type OpenWorkTree = (directory: string, diagnostics: Diagnostic[]) => WorkTree | undefined;
/** Finds the rules that hold in a directory, opening each repository once. */
export declare class IgnoreRules {
    #private;
    constructor(open: OpenWorkTree);
    /** What went wrong with repositories so far. */
    get diagnostics(): readonly Diagnostic[];
    /**
     * The rules in a directory the user named (absolute, no trailing separator), of the repository at or above it. The user wants to
     * see that directory, so rules that ignore it or a directory above it do not count.
     */
    forNamed(directory: string): DirectoryRules | undefined;
    /** The rules in a directory that holds a `.git`; undefined when that is no repository. */
    forTop(directory: string): DirectoryRules | undefined;
}
/**
 * The rules that hold for the entries of one directory. Everything is worked out when first asked for.
 */
export declare class DirectoryRules {
    #private;
    private constructor();
    /** The rules at the top of a work tree. */
    static atTop(workTree: WorkTree): DirectoryRules;
    /** The rules in a directory below; whether it has a .gitignore of its own is known from listing it. */
    enter(name: string, hasIgnoreFile: boolean): DirectoryRules;
    /** The rules in a directory below that was named by the user, or leads to one that was. */
    enterNamed(name: string): DirectoryRules;
    /** True for an untracked file of this directory that git ignores. */
    ignoresFile(name: string): boolean;
    /** True for a directory of this one that git ignores and that holds nothing tracked. */
    ignoresDirectory(name: string): boolean;
}
