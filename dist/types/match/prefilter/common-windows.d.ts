/** How common windows are, relative to each other, by the window as a number. Those that are not in it are rarer. */
export type WindowShares = ReadonlyMap<number, number>;
export declare function readWindowShares(): WindowShares;
/** The share of the rarest window in the list, and so more than that of any other. */
export declare function leastShare(shares: WindowShares): number;
