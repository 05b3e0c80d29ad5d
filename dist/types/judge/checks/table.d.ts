import type { OfflineCheck } from './check.ts';
export type NamedCheck = {
    readonly run: OfflineCheck;
    /**
     * True when a random text of the same shape passes less than once in some thousands: passing then is proof, and outweighs what entropy
     * and words say. False for checks that decode more than they prove. An outcome that calls itself `consistent` is no proof either way.
     */
    readonly proves: boolean;
    /** True for a check of several parts that stand side by side: it gets the whole match, not the secret alone. */
    readonly readsMatch?: boolean;
};
/** By the name that rules give in `check`; src/rules/check-names.ts lists the same names, and a test holds the two together. */
export declare const namedChecks: Readonly<Record<string, NamedCheck>>;
