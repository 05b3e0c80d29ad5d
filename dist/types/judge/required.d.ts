import type { Location } from '../model/location.ts';
import type { RuleSpec } from '../model/rule.ts';
export type Placed = {
    readonly spec: RuleSpec;
    readonly location: Location;
};
/**
 * The places of the required matches, the nearest of each rule; undefined when one is missing. `withinLines` and `withinColumns` bound
 * the distance between the starts; a rule without either must match anywhere in the same text.
 */
export declare function findRequired<T extends Placed>(match: T, all: readonly T[]): readonly T[] | undefined;
