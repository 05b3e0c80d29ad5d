import type { Secret } from '../model/secret.ts';
/** The mask, or with `showSecrets` the secret itself with `U+FFFD` where its bytes are not UTF-8. Not yet safe for a terminal. */
export declare function secretText(secret: Secret, showSecrets: boolean): string;
/** The bytes in base64 where `secretText` cannot carry them (shown, and not valid UTF-8), else undefined. */
export declare function secretBase64(secret: Secret, showSecrets: boolean): string | undefined;
