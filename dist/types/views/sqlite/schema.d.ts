export type Table = {
    readonly name: string;
    readonly root: number;
    /** In the order of the record; shorter than that where they could not be read. */
    readonly columns: readonly string[];
};
/** The table of tables. */
export declare const schemaTable: Table;
/** A table or index of the schema; undefined for views, triggers and virtual tables, which have no pages, and for what cannot be read. */
export declare function readSchemaRow(record: Buffer, encoding: number): {
    readonly isTable: boolean;
    readonly table: Table;
} | undefined;
/** The columns of `CREATE TABLE name (...)`, those of the key first in a table without row ids, as its records have them. */
export declare function columnsOf(sql: string): readonly string[];
