import type { Diagnostic } from '../model/diagnostic.ts';
import type { ConfigText } from './oci-config.ts';
/** A layer of an image. */
export type ImageLayer = {
    /** Names the bytes within one scan: a digest, or a path in an archive. Layers of several images may share it. */
    readonly blob: string;
    readonly digest: string;
    /** Digest of the uncompressed tar, as the config has it. */
    readonly diffId: string | undefined;
    /** The instruction that made it; empty when the config does not say. May hold secrets. */
    readonly createdBy: string;
    /** What the bytes are called when they are no tar. */
    readonly title: string | undefined;
    readonly isForeign: boolean;
};
/** One image for one platform. */
export type ImageDescription = {
    /** As people know it; never empty. */
    readonly name: string;
    /** `linux/amd64`. */
    readonly platform: string;
    /** Digest of the config, or its path in an archive. */
    readonly config: string;
    /** Digest of the manifest, where there is one. */
    readonly manifest: string | undefined;
    /** The lowest first. */
    readonly layers: readonly ImageLayer[];
    readonly texts: readonly ConfigText[];
};
export type ImageEvent = 
/** From here on the entries are those of this blob. */
{
    readonly kind: 'blob';
    readonly blob: string;
}
/** A file of the blob; its content follows in `data`, up to an `end`. The path is one of `layerPath`. */
 | {
    readonly kind: 'file';
    readonly path: string;
    readonly size: number | undefined;
}
/** Valid until the next event is asked for. */
 | {
    readonly kind: 'data';
    readonly bytes: Uint8Array;
} | {
    readonly kind: 'end';
}
/** Something else of that name: it replaces what the layers below have there, and a folder does not. */
 | {
    readonly kind: 'other';
    readonly path: string;
    readonly isFolder: boolean;
    readonly link?: EntryLink;
}
/** A document that belongs to no image, to be searched as it is. */
 | {
    readonly kind: 'document';
    readonly path: string;
    readonly bytes: Uint8Array;
} | {
    readonly kind: 'image';
    readonly image: ImageDescription;
}
/** A layer that is elsewhere on purpose. */
 | {
    readonly kind: 'foreign';
    readonly digest: string;
} | {
    readonly kind: 'problem';
    readonly diagnostic: Diagnostic;
};
/** Another name for the same file; or a name that leads to one, as it is written. */
export type EntryLink = {
    readonly kind: 'hard' | 'symbolic';
    readonly path: string;
};
export type ImageLimits = {
    /** Most bytes of a layer, decompressed. */
    readonly maxLayerBytes: number;
    /** Most bytes out for each byte in, asked beyond `ratioFromBytes`. */
    readonly maxRatio: number;
    readonly ratioFromBytes: number;
    /** Most entries of an archive or layer. */
    readonly maxEntries: number;
    /** Most bytes of a config, manifest or index; longer ones are searched as text. */
    readonly maxDocumentBytes: number;
};
export declare const imageLimits: ImageLimits;
