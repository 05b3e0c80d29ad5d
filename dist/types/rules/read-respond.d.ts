import type { TableReader } from './table-reader.ts';
/** `respond` of a rule or of a pack; undefined where there is none. Throws ToolError for a text that reports could not show. */
export declare function readRespond(table: TableReader): string | undefined;
