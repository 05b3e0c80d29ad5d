/** A pattern that RE2 would not accept, or that uses what RE2 does not have. */
export declare class PatternError extends Error {
    /** Where in the pattern, in UTF-16 units. */
    readonly index: number;
    constructor(message: string, index: number);
}
