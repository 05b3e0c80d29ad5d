import { ToolError } from '../model/tool-error.ts';
export type Place = {
    readonly source: string;
    /** Key path to line, from lib/toml.ts; all lower case when `lenient`. */
    readonly lines: ReadonlyMap<string, number>;
    /** gitleaks reads keys in any case, accepts one table for a list of tables and `a, b` for a list of strings. */
    readonly lenient: boolean;
    /** Told of keys a lenient reader passes over. */
    readonly onIgnored: (place: string, message: string) => void;
};
type Table = Readonly<Record<string, unknown>>;
export declare class TableReader {
    #private;
    readonly path: string;
    constructor(table: Table, path: string, place: Place);
    /** Named in later errors, e.g. `rule slack-bot`. */
    setLabel(label: string): void;
    has(key: string): boolean;
    string(key: string): string | undefined;
    number(key: string): number | undefined;
    integer(key: string): number | undefined;
    boolean(key: string): boolean | undefined;
    oneOf<T extends string>(key: string, allowed: readonly T[]): T | undefined;
    strings(key: string): readonly string[];
    /** A list of names, each one of `allowed`; `what` says what they name. */
    someOf<T extends string>(key: string, allowed: readonly T[], what: string): readonly T[];
    integers(key: string): readonly number[];
    /** A table of strings, such as HTTP headers. */
    stringTable(key: string): Readonly<Record<string, string>>;
    /** List entries that may be anything; the caller checks each. */
    list(key: string): readonly unknown[];
    table(key: string): TableReader | undefined;
    tables(key: string): readonly TableReader[];
    /** Complains about keys nobody asked for: an error, or a notice for a lenient reader. */
    finish(): void;
    /** `file:line` of a key, or of the closest table around it. */
    where(key?: string): string;
    error(key: string | undefined, problem: string, hint?: string): ToolError;
}
export {};
