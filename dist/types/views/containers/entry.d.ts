/** Why the value is a secret; rules/containers.toml has a rule for each. */
export type EntryKind = 'kubernetes-secret' | 'terraform-sensitive';
export type Entry = {
    readonly kind: EntryKind;
    /** Its own name, in which no line ends: `db-password`. */
    readonly name: string;
    /** Where in the document: `data.db-password`. */
    readonly path: string;
    /** How the value is written between `start` and `end`: as it is, as a JSON string without its quotes, or base64. */
    readonly writing: 'plain' | 'json' | 'base64';
    /** Bytes of the document. */
    readonly start: number;
    readonly end: number;
};
/** Whether a value among secrets is none: by its name, or as a mere word under a name that promises no credential. `value` is decoded. */
export declare function isPublic(name: string, value: string): boolean;
