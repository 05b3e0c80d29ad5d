/** Walks a pattern by code points; `index` is in UTF-16 units. */
export declare class Cursor {
    readonly source: string;
    index: number;
    constructor(source: string);
    get done(): boolean;
    /** The UTF-16 unit `ahead` of the position, or '' past the end. */
    peek(ahead?: number): string;
    /** Takes `text` if it comes next. */
    take(text: string): boolean;
    /** Takes what a sticky expression matches here, or nothing. Sets its `lastIndex`: pass a literal, which is new each time. */
    takeMatch(sticky: RegExp): RegExpExecArray | null;
    /** Takes one code point; the caller has checked `done`. */
    next(): number;
    fail(message: string, index?: number): never;
}
