export type Platform = {
    readonly os: string;
    readonly architecture: string;
    readonly variant: string;
};
export type Descriptor = {
    readonly mediaType: string;
    readonly digest: string;
    /** Bytes; undefined when it is not said. */
    readonly size: number | undefined;
    readonly platform: Platform | undefined;
    readonly annotations: Readonly<Record<string, string>>;
    /** Where else it may be fetched from: parts of some Windows images may not be distributed. */
    readonly urls: readonly string[];
};
export type OciDocument = {
    readonly kind: 'index';
    readonly manifests: readonly Descriptor[];
    readonly annotations: StringMap;
} | {
    readonly kind: 'manifest';
    readonly config: Descriptor | undefined;
    readonly layers: readonly Descriptor[];
    readonly annotations: StringMap;
}
/** Docker's first format, which no registry has to serve any more. */
 | {
    readonly kind: 'schema1';
};
type StringMap = Readonly<Record<string, string>>;
/** One image of a `manifest.json`; names are paths in the archive. */
export type SavedImage = {
    readonly config: string;
    readonly names: readonly string[];
    readonly layers: readonly string[];
};
/** Told by what it holds: media types are often missing, and sometimes wrong. Undefined when it is neither. */
export declare function readDocument(value: unknown): OciDocument | undefined;
export declare function readSavedImages(value: unknown): readonly SavedImage[] | undefined;
export declare function readPlatform(value: unknown): Platform | undefined;
/** `linux/arm/v7`; `unknown` for what is not said. */
export declare function platformText({ os, architecture, variant }: Platform): string;
/** True for a digest that can be checked and is a file name: `sha256:` or `sha512:` and lower-case hex. */
export declare function isDigest(text: string): boolean;
/** Layers that may lack: base layers of Windows, which Microsoft alone distributes. */
export declare function isForeign({ mediaType, urls }: Descriptor): boolean;
export {};
