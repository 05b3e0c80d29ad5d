export type JsonFrame = {
    readonly kind: 'object' | 'array';
    /** Name of the member, or number of the element, that is being read. */
    key: string;
    index: number;
};
/** Receives a string value, between its quotes, in one piece or (where a piece of the document ends) in several. */
export type StringListener = {
    /** `start` and `end` count in the bytes that are read. A string that goes over their edges or over the cut is given in pieces. */
    string(path: readonly JsonFrame[], start: number, end: number): void;
    /** Reading has come to the place where the next piece will begin. */
    cut(): void;
    /** An object or array ends; `path` still holds it. */
    close?(path: readonly JsonFrame[]): void;
};
/** Where reading stands between two pieces. Plain data. */
export type JsonState = {
    readonly path: readonly Readonly<JsonFrame>[];
    /** Inside a string value. */
    readonly isInString: boolean;
    readonly isKeyNext: boolean;
};
export declare const jsonStart: JsonState;
export type JsonOutcome = {
    /** Where reading stopped: at `cut` or a little behind it, between two characters; -1 when it gave up. */
    readonly at: number;
    readonly state: JsonState;
};
/** Reads on through `bytes` from `from`. The state is that at `cut`; strings are given up to the end of `bytes`. */
export declare function readJson(bytes: Buffer, from: number, cut: number, start: JsonState, listener: StringListener): JsonOutcome;
