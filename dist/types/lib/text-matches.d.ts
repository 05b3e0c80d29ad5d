/** The first `limit` matches of a pattern with the flag `g`, in order. */
export declare function firstMatches(text: string, pattern: RegExp, limit: number): readonly RegExpExecArray[];
