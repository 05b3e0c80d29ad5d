export type AzureKeyFormat = {
    readonly signature: string;
    /** Characters with padding. */
    readonly length: number;
    readonly service: string;
    /** Seeds, one for each class of key; eight characters each. */
    readonly seeds: readonly string[];
};
/** The format of a key by its signature and length; undefined for any other text. Both base64 alphabets are accepted. */
export declare function azureKeyFormat(key: string): AzureKeyFormat | undefined;
/** The same key with its last four bytes set to the checksum under `seed`. A key that fits the seed is returned unchanged. */
export declare function sealAzureKey(key: string, seed: string): string;
