/** Name to characters. */
export declare const alphabets: Readonly<Record<string, string>>;
export declare const wordCharacters: string;
/** The content of a character class (`0-9A-Za-z`) with exactly these ASCII characters; means the same to RE2 and JavaScript. */
export declare function classContent(characters: string): string;
