/** The number in `field`; undefined for anything that is none, negative, or beyond 2^53. An empty field is 0. */
export declare function readTarNumber(field: Uint8Array): number | undefined;
