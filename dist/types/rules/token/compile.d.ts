import type { TokenCheck } from '../../model/token.ts';
/** `pattern` has one group, which is the token. */
export type CompiledToken = {
    readonly pattern: string;
    readonly check: TokenCheck;
};
/** Throws TokenError. */
export declare function compileToken(text: string): CompiledToken;
