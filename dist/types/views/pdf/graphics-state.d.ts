import type { Font } from './font.ts';
/** What `enter` gives to `leave`. */
export type Mark = {
    readonly base: number;
    readonly floor: number;
    readonly ignored: number;
};
export declare class GraphicsState {
    #private;
    constructor(latin: Font);
    /** As at the start of a page. */
    reset(): void;
    get font(): Font;
    get size(): number;
    get charSpace(): number;
    set charSpace(value: number);
    get wordSpace(): number;
    set wordSpace(value: number);
    set scale(value: number);
    get leading(): number;
    set leading(value: number);
    setFont(font: Font, size: number): void;
    save(): void;
    restore(): void;
    /** Before a form: whatever it saves and restores, `leave` brings back what is now. */
    enter(): Mark;
    leave({ base, floor, ignored }: Mark): void;
    /** `cm`. */
    transform(a: number, b: number, c: number, d: number, e: number, f: number): void;
    /** `Tm`. */
    setLine(a: number, b: number, c: number, d: number, e: number, f: number): void;
    /** `Td`: to a line that begins so far from where this one did. */
    move(x: number, y: number): void;
    /** Further on the line. */
    advance(by: number): void;
    /** Writes where the next character stands: x and y, the direction of its line as a vector of one, and the size of an em. */
    position(out: Float64Array): void;
}
