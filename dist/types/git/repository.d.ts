import { type ConfigEntry, type Environment } from './config-file.ts';
import type { Replacements } from './replacements.ts';
export type ObjectFormat = 'sha1' | 'sha256';
export type Repository = {
    /** Where HEAD and the index are: `.git`, or `.git/worktrees/<name>` in a linked work tree. Absolute, as all paths here. */
    readonly gitDir: string;
    /** Where shared refs, configuration and objects are; equals `gitDir` except in linked work trees. */
    readonly commonDir: string;
    /** Top of the work tree; absent in a bare repository. */
    readonly workTree?: string;
    readonly indexPath: string;
    /** The repository's own object directory first, then its alternates. */
    readonly objectDirs: readonly string[];
    readonly objectFormat: ObjectFormat;
    readonly oidBytes: 20 | 32;
    /** The repository's own configuration, without the user's and the system's. */
    readonly config: readonly ConfigEntry[];
    /** Set by who wants them followed: then objects are read, and commits have parents, as these say. */
    readonly replacements?: Replacements;
};
/**
 * The repository `startDir` (the working directory) is in, or undefined when there is none. Relative paths in `env` count as in
 * git: GIT_DIR and GIT_WORK_TREE from `startDir`, the others from the top of the work tree.
 * Throws ToolError (`git-unsupported`) for an object format nobody knows yet.
 */
export declare function openRepository(startDir: string, env: Environment): Repository | undefined;
