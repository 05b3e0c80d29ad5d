import { type Platform } from './oci-document.ts';
/**
 * A text of the config. `field` says where (`config.Env[2]`); `path` is the same as long as the meaning is (`Env/DB_PASSWORD`), so that a finding keeps
 * its fingerprint when variables are added.
 */
export type ConfigText = {
    readonly field: string;
    readonly path: string;
    readonly text: string;
};
export type ImageConfig = {
    readonly platform: Platform | undefined;
    /** Digests of the layers' uncompressed tars, the lowest first. */
    readonly diffIds: readonly string[];
    /** The instructions that made a layer, the lowest first. */
    readonly layerHistory: readonly string[];
    readonly texts: readonly ConfigText[];
};
export declare function readConfig(value: unknown): ImageConfig;
/** The annotations of a manifest, or of a layer in it (`layers[2].`). */
export declare function annotationTexts(annotations: Readonly<Record<string, string>>, of?: string): readonly ConfigText[];
