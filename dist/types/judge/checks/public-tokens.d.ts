/** The name by which a public half is known, however it is written. */
export declare function tokenName(token: string): string;
/** The words of a text that could be public halves, and the parts of those that are joined by signs of base64. */
export declare function publicTokens(text: string): readonly {
    readonly name: string;
    readonly start: number;
}[];
