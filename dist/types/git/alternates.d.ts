/**
 * `ownDir` and everything it borrows from, each once (by real path), nearest first. `fromEnvironment` is the value of
 * GIT_ALTERNATE_OBJECT_DIRECTORIES, relative to `baseDir`. Folders that do not exist are left out, except `ownDir`.
 */
export declare function findObjectDirs(ownDir: string, fromEnvironment: string | undefined, baseDir: string): string[];
