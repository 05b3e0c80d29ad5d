export type ConfigSearch = {
    readonly cwd: string;
    readonly env: Readonly<Record<string, string | undefined>>;
    /** From the flag. */
    readonly configPath?: string;
    /** What is scanned, relative to `cwd`; the search starts there. */
    readonly target: string;
};
/** Absolute path of the configuration, or undefined. A file named by flag or environment need not exist: reading it says so. */
export declare function findConfig({ cwd, env, configPath, target }: ConfigSearch): string | undefined;
