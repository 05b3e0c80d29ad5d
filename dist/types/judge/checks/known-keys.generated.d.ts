/** What a group of keys is, and their fingerprints, 16 digits each. */
export declare const knownKeys: readonly (readonly [label: string, fingerprints: string])[];
