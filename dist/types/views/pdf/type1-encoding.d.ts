/** Names of glyphs by code; undefined for a font that uses the standard encoding, or none that can be read. */
export declare function type1Encoding(font: Buffer): ReadonlyMap<number, string> | undefined;
