export type AllowContext = {
    /** The lines the match spans, whole, without the last line break. */
    readonly lines: string;
    /** The line above them, or empty. */
    readonly previousLine: string;
    readonly ruleId: string;
    /** A plain word behind the directive limits it only if it is a rule's id; otherwise it is a reason for people. */
    readonly isRuleId: (word: string) => boolean;
};
/** Why the finding is allowed, or undefined. */
export declare function findAllowComment(context: AllowContext): string | undefined;
/** False when a text (UTF-8) holds no allow comment at all. */
export declare function mayHoldAllowComment(bytes: Uint8Array): boolean;
