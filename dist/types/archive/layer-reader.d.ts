import type { ImageEvent, ImageLimits } from './image-events.ts';
export type LayerSetting = {
    /** Names the layer in diagnostics. */
    readonly place: string;
    /** Path of the one file, when it is no tar. */
    readonly title: string;
    readonly limits: ImageLimits;
};
export declare class LayerReader {
    #private;
    constructor(setting: LayerSetting);
    /** True when nothing more can be got out of it. */
    get isOver(): boolean;
    push(input: Uint8Array): Generator<ImageEvent, void, undefined>;
    /** No more will come. */
    finish(): Generator<ImageEvent, void, undefined>;
    close(): void;
}
