export type AzureKeyFormat = {
    readonly signature: string;
    /** Characters with padding. */
    readonly length: number;
    readonly service: string;
    /** Names of the seeds, one for each class of key. */
    readonly seeds: readonly string[];
};
/** The format of a key by its signature and length; undefined for any other text. Both base64 alphabets are accepted. */
export declare function azureKeyFormat(key: string): AzureKeyFormat | undefined;
/** The same key with its last four bytes set to the checksum under the seed of that name. A key that fits it is returned unchanged. */
export declare function sealAzureKey(key: string, seedName: string): string;
