import type { RegexEngine } from './engine.ts';
export declare class PatternCache {
    #private;
    constructor(engine: () => RegexEngine);
    /** True when the RE2 pattern matches anywhere in the text. */
    test(pattern: string, text: string): boolean;
}
