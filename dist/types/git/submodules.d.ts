import { type Repository } from './repository.ts';
/** `path` is relative to the top of the outermost repository, or the submodule's name where it has no place in the work tree. */
export type Submodule = {
    readonly path: string;
    /** Absent when it is not cloned, or cannot be opened: `problem` says why. */
    readonly repository?: Repository;
    readonly problem?: string;
};
/** All of them, by path, those of submodules among them. Each repository is listed once. */
export declare function listSubmodules(repository: Repository): Submodule[];
