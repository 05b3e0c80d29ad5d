/** Why the text between BEGIN and END is no key, if that can be seen; what `repeated` says of filler is handed in. */
export declare function checkKeyFiller(value: string, repeated: (value: string) => string | undefined): string | undefined;
