export declare class TextWriter {
    #private;
    /** Where the last string ended, as `GraphicsState.position` writes it; and where the next one begins. */
    readonly pen: Float64Array<ArrayBuffer>;
    readonly here: Float64Array<ArrayBuffer>;
    length: number;
    /** The text since the last call. */
    take(): string;
    append(text: string): void;
    /** One UTF-16 unit. */
    unit(unit: number): void;
    /** Puts what stands between the last string and the one at `here`, which is in this font. `hasWidths`: the places are exact. */
    join({ hasWidths, em }: {
        readonly hasWidths: boolean;
        readonly em: number;
    }): void;
}
