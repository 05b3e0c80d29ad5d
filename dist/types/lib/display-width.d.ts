/** Columns `text` takes. */
export declare function displayWidth(text: string): number;
/** The end of `text` in at most `columns` columns, with `...` in front when something was cut. */
export declare function clipStart(text: string, columns: number): string;
/** The start of `text` in at most `columns` columns, with `...` after it when something was cut. */
export declare function clipEnd(text: string, columns: number): string;
/** `text` with every tab as spaces up to the next multiple of `tabSize` columns; the text starts at column 0. */
export declare function expandTabs(text: string, tabSize: number): string;
/** `text` in lines of at most `columns` columns, broken at spaces; a longer word gets a line of its own. */
export declare function wrapWords(text: string, columns: number): string[];
