import type { ImageConfigOrigin, LayerOrigin } from '../model/origin.ts';
export declare function imageNotes(origin: LayerOrigin | ImageConfigOrigin): string[];
