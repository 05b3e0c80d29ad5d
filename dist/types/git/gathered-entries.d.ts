import { type ObjectCatalog } from './object-catalog.ts';
import type { Slice } from './random-access-file.ts';
/** Compressed bytes that are gathered at once. */
export declare const gatherBytes: number;
/** Fills `target` with the bytes from `offset` on of a pack; returns how many there were. Throws GitReadError. */
export type ReadPack = (pack: number, target: Slice, offset: number) => number;
export declare class GatheredEntries {
    #private;
    constructor(catalog: ObjectCatalog, readPack: ReadPack);
    /** Forgets all entries; `add` then says what is wanted, and `read` reads it. */
    clear(): void;
    add(entry: number): void;
    /** Reads the packed ones of the wanted entries, as far as there is room. A pack that cannot be read is left to whoever wants the entry. */
    read(): void;
    /** Where in `memory` the entry begins; -1 when it was not gathered. Valid until `read`. */
    placeOf(entry: number): number;
    get memory(): Buffer;
    close(): void;
}
