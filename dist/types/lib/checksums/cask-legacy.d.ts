/** The same key with its checksum set right; longer keys keep what stands behind it. A valid key is returned unchanged. */
export declare function sealCaskLegacyKey(key: string): string;
