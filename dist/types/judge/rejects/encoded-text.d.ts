/**
 * The readable text behind a base64 value (of `user:password` only the password), or nothing when it decodes to bytes.
 * A random value of 8 characters decodes to printable ASCII about once in four hundred, and then hardly ever to words.
 */
export declare function readEncoded(value: string): string | undefined;
