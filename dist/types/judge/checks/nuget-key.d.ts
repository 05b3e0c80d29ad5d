type NugetFields = {
    /** 12 characters: `N`, version, environment, owner (6), day, hour, minute. */
    readonly platform: string;
    /** 4 characters: kind, expiry (3). */
    readonly data: string;
    readonly year: number;
    readonly month: number;
};
/** Facts of a key whose platform part is NuGet's; none of any other. */
export declare function nugetFacts({ platform, data, year, month }: NugetFields, now: number): Record<string, unknown>;
export {};
