export type CMap = {
    readonly texts: ReadonlyMap<number, string>;
    readonly codeBytes: 1 | 2 | undefined;
};
export declare function readCMap(data: Buffer): CMap;
