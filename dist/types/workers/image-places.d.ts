import type { ImageDescription } from '../archive/image-events.ts';
import type { LayerTable } from '../archive/layer-table.ts';
import type { Finding } from '../model/finding.ts';
import type { ImageConfigOrigin } from '../model/origin.ts';
export declare class ImagePlaces {
    #private;
    /**
     * `isComplete` false: only some of the images were asked for, so a layer without an image is of another one. `fallbackName` is what layers
     * without an image are said to be of.
     */
    constructor(images: readonly ImageDescription[], tables: ReadonlyMap<string, LayerTable>, { isComplete, fallbackName }: {
        readonly isComplete: boolean;
        readonly fallbackName: string;
    });
    /**
     * The findings with their places. Those of layers that were not asked for are left out; those of the same layer in another wrapping are one,
     * with the images of all of them. `textOf` gives the text that a config finding was found in.
     */
    complete(findings: readonly Finding[], textOf: (origin: ImageConfigOrigin) => string): Finding[];
}
