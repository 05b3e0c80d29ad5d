/** In the order they stand, each once, where it stands first (UTF-16 index). */
export declare function findProjectPlaces(text: string): readonly {
    readonly ref: string;
    readonly start: number;
}[];
/** In the order they stand, each once. */
export declare function findProjectRefs(text: string): readonly string[];
