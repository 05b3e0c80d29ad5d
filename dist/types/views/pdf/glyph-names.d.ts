/** The text of a glyph; undefined for a name that says nothing. */
export declare function glyphText(name: string): string | undefined;
