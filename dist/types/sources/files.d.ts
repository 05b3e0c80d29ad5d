import { type Environment } from '../git/config-file.ts';
import { type WalkEntry } from './walk.ts';
export type ListOptions = {
    /** Absolute; `paths` and globs are relative to it. */
    readonly cwd: string;
    readonly include: readonly string[];
    readonly exclude: readonly string[];
    /** False for `--no-ignore`: nothing is left out because of .gitignore and its kin. */
    readonly ignore: boolean;
    /** For the user's git configuration; variables that point git at a repository do not count here. */
    readonly env: Environment;
};
/** Lists the files under `paths` (see `walkFiles`). Throws `ToolError('usage')` for a bad glob, before anything is listed. */
export declare function listFiles(paths: readonly string[], options: ListOptions): Generator<WalkEntry, void, undefined>;
