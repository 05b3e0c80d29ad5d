import type { TokenCheck } from '../../model/token.ts';
export type TokenOutcome = {
    /** Undefined when nothing in the template could be checked. */
    readonly valid: boolean | undefined;
    readonly facts: Readonly<Record<string, unknown>>;
};
/** Undefined for a value that is not of the template's shape. */
export declare function checkToken(check: TokenCheck, value: string): TokenOutcome | undefined;
