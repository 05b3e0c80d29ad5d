export type Base64Alphabet = 'standard' | 'url' | 'either';
/**
 * The bytes behind `text`, or nothing when it is empty, too long, holds a foreign character (white space too), has padding that does not
 * complete its last group, or has bits behind its last byte that no encoder sets. Padding may be missing. Memory follows the text's length.
 */
export declare function decodeBase64(text: string, alphabet?: Base64Alphabet): Buffer | undefined;
