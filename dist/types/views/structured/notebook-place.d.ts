import type { JsonFrame } from './json-reader.ts';
/** What is learnt of a notebook's cell while it is read; its id may stand behind what is in it. */
export type Cell = {
    id?: string;
};
/** `cells[6].outputs[0].data.text/html`: names as they are, numbers in brackets. */
export declare function pathName(path: readonly JsonFrame[]): string;
/** What a notebook's place is called before ` line 3`: `cell 7 [id] output 0 text/html`; the name of the path outside of cells. */
export declare function notebookPlace(path: readonly JsonFrame[], cell: Cell | undefined): string;
/** The cell that a path leads into, as a key that is the same for everything in it. */
export declare function cellKey(path: readonly JsonFrame[]): string | undefined;
/** Base64 of pictures and the like, and other data that is no text: `image/png`, nbformat 3's `png`, a signature, a plot's numbers. */
export declare function isMedia(path: readonly JsonFrame[]): boolean;
