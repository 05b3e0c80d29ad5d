/** In the order they stand, each once. */
export declare function findProjectRefs(text: string): readonly string[];
