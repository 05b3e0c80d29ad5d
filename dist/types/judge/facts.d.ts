/** Label to text. Members of nested facts stand by themselves; unknown (absent or null) ones are left out. */
export declare function renderFacts(facts: Readonly<Record<string, unknown>>): Record<string, string>;
/** Seconds since 1970 as a date and time; the number itself where it is none. */
export declare function renderTime(seconds: number): string;
