/** First value of each name, decoded; nothing when the text is too long or has too many. A value with a broken escape is left as it is. */
export declare function parseQuery(text: string): ReadonlyMap<string, string> | undefined;
