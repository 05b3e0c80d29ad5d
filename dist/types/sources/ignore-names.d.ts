/** True when some pattern may match an entry (without trailing `/`) of that name, whatever directory it lies in. */
export type NameTest = (name: string) => boolean;
/** `lines` are the patterns as written, without comments and empty lines. */
export declare function mayMatchName(lines: readonly string[], ignoreCase: boolean): NameTest;
