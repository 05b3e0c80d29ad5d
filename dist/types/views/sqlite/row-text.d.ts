import type { LogicalPlace } from '../../model/location.ts';
import { type Decoded } from '../text-builder.ts';
import type { Payload } from './pages.ts';
import type { Value } from './record.ts';
import type { Table } from './schema.ts';
export type Row = {
    readonly payload: Payload;
    readonly values: readonly Value[];
    readonly table: Table;
    /** Undefined in tables without. */
    readonly rowid: number | undefined;
    /** Of texts, as the header of the database has it. */
    readonly encoding: number;
};
export type RowText = {
    readonly text: Decoded;
    place(offset: number): LogicalPlace;
};
export declare function rowText({ payload, values, table, rowid, encoding }: Row): RowText;
