import { type Repository } from '../git/repository.ts';
export type HistoryPlace = {
    readonly cwd: string;
    readonly env: Readonly<Record<string, string | undefined>>;
    /** Folder in or of the repository, as the user named it. */
    readonly folder: string;
};
/** Finds the repository. Throws ToolError `not-a-repository` or `path-not-found`. */
export declare function findRepository({ cwd, env, folder }: HistoryPlace): Repository;
/** If it is asked for, the repository with its stand-ins and grafts followed by everything that reads it. */
export declare function withReplacements(repository: Repository, isAsked?: boolean): Repository;
