import { namedChecks } from './table.ts';
import { checkToken } from './token.ts';
export type TokenRunner = typeof checkToken;
export declare function loadChecks(): {
    readonly namedChecks: typeof namedChecks;
    readonly checkToken: TokenRunner;
};
