import type { Decoded } from './text-builder.ts';
import type { View, ViewPart } from './view.ts';
export declare class PackedView {
    #private;
    /** Bytes of the view so far. */
    get length(): number;
    /** Adds a text, which must not change until `finish`. `place` and `owned` count from the start of this text. */
    add({ bytes, map }: Decoded, part: Omit<ViewPart, 'start' | 'end'>): void;
    finish(): View;
}
