import type { Finding } from '../model/finding.ts';
/** `lineOf`: the line of a byte of `bytes` in the file. */
export declare function proveInText(findings: Finding[], bytes: Buffer, lineOf: (offset: number) => number): Finding[];
/** A finding as one that asks. */
export declare function askerOf({ question, origin, secret, snippet }: Finding): {
    readonly question: NonNullable<Finding['question']>;
    readonly path: string;
    readonly secret: string;
    readonly before: string;
};
