/** The text of a glyph; undefined for a name that says nothing. */
export declare function glyphText(name: string): string | undefined;
/** Names that only count glyphs: `g12`, `a7`, `cid_301`. What they stand for is not to be told from them. */
export declare function isNumbered(name: string): boolean;
