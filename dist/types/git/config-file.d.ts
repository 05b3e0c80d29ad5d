/** Environment variables, handed in so that nothing here reads the process's own. */
export type Environment = Readonly<Record<string, string | undefined>>;
/** `key` is `section.name` or `section.subsection.name`; section and name in lower case, the subsection as written. */
export type ConfigEntry = {
    readonly key: string;
    readonly value: string;
};
/** Entries of a configuration file in order; none when there is no such file or it cannot be read. */
export declare function readConfigFile(path: string): ConfigEntry[];
/** Entries of a configuration text in order. A name without `=` has the value `true`. */
export declare function parseConfig(text: string): ConfigEntry[];
/** Value of a key (`core.excludesfile`, `remote.origin.url`); the last entry wins, as in git. */
export declare function readConfigValue(entries: readonly ConfigEntry[], key: string): string | undefined;
/** As `readConfigValue`, for booleans: undefined when absent; git's spellings of true, and anything else is false. */
export declare function readConfigFlag(entries: readonly ConfigEntry[], key: string): boolean | undefined;
/** Names of the remotes that promise what a partial clone left with them. */
export declare function readPromisors(entries: readonly ConfigEntry[]): string[];
/** The user's and the system's entries in rising order of precedence; a repository's own come after them. */
export declare function readUserConfig(env: Environment): ConfigEntry[];
/** The files `readUserConfig` reads, lowest precedence first, whether they exist or not. */
export declare function userConfigPaths(env: Environment): string[];
/**
 * The user's own ignore file: `core.excludesFile` of the repository, the user or the system, else git's default place.
 * The file need not exist. A relative path counts from `baseDir` (the top of the work tree). Undefined without a home folder.
 */
export declare function findExcludesFile(repositoryConfig: readonly ConfigEntry[], env: Environment, baseDir: string): string | undefined;
