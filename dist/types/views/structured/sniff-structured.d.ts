/** `notebook`: nbformat 3 or 4. `json`: other exports whose strings hold text, code or answers of servers. `office`: XML of office programs. */
export type StructuredKind = 'notebook' | 'json' | 'office';
/** `head` is the start of the file; `path` may be empty where it is not known. */
export declare function sniffStructured(head: Uint8Array, path: string): StructuredKind | undefined;
