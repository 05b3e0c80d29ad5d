import type { Span } from '../../model/span.ts';
/** `rowid` is undefined in trees that have none. `child` is a page further down. */
export type Cell = {
    readonly payload?: Payload;
    readonly rowid?: number;
    readonly child?: number;
};
/** A record, with the spans of the file it was put together from. `isCut`: its end was not found, or is too far away. */
export type Payload = {
    readonly bytes: Buffer;
    readonly spans: readonly Span[];
    readonly isCut: boolean;
};
export type Page = {
    readonly kind: 'table leaf' | 'table interior' | 'index leaf' | 'index interior';
    readonly cells: readonly Cell[];
    /** The last child of an interior page. */
    readonly child?: number;
    /** Between the cells: nothing, or what was there before. Those that SQLite listed as free blocks begin with four bytes of the list. */
    readonly free: readonly (Span & {
        readonly isBlock: boolean;
    })[];
    readonly hasFaults: boolean;
};
/** Where pages are in a file. They are counted from 1. */
export interface Layout {
    readonly pageBytes: number;
    /** Of each page: the rest is kept for others. */
    readonly usableBytes: number;
    readonly count: number;
    startOf(page: number): number;
    /** Whether it begins with the header of a database. */
    isFirstPage(page: number): boolean;
    /** The page that a number in page `from` refers to; 0 for none. */
    follow(number: number, from: number): number;
}
/** `bytes` begin with the header of a database, which `isDatabase` has looked at. */
export declare function databaseLayout(bytes: Buffer): Layout;
export declare class Pages {
    #private;
    readonly bytes: Buffer;
    readonly pageBytes: number;
    readonly count: number;
    /** 1 for pages that were read as part of a tree or a record; page 0 is none. */
    readonly used: Uint8Array;
    constructor(bytes: Buffer, layout: Layout);
    span(page: number): Span;
    /** Whether the page looks like one with rows of a table. */
    isLeaf(page: number): boolean;
    /** Takes a page for a use; false when there is no such page or it is in use already. */
    take(page: number): boolean;
    /** The page as part of a tree; undefined when it is none. Its overflow pages are taken. */
    read(number: number): Page | undefined;
}
/** Whether the header can be one: the size of pages is a power of two, and little of each is kept for others. */
export declare function isDatabase(bytes: Buffer): boolean;
export declare function isPageSize(size: number): boolean;
