export type ImageReference = {
    /** As it is in names and in credential files: `docker.io`, `localhost:5000`. */
    readonly registry: string;
    /** Where that registry answers; for Docker Hub another one. */
    readonly host: string;
    /** With the `library/` that Docker Hub has for its own images. */
    readonly repository: string;
    /** A tag or a digest; what is asked for. */
    readonly version: string;
    /** The whole reference, with everything that was left out. */
    readonly name: string;
};
/** Undefined for a text that is no reference. */
export declare function parseReference(text: string): ImageReference | undefined;
