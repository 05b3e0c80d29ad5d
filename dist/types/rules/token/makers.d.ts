import type { Random } from './random.ts';
type Maker = (shaped: string, random: Random) => string;
/** By the name of the check. Checks without a maker accept every text of the shape, or their rules have no generator. */
export declare const makers: ReadonlyMap<string, Maker>;
/** Likewise, for rules without a template: these make the whole token. By the rule's id where two rules share a check. */
export declare const wholeMakers: ReadonlyMap<string, Maker>;
export {};
