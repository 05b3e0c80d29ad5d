/**
 * The path (`/` separators) percent-encoded: `a b.env` as `a%20b.env`, `/x` as `file:///x`, `C:/x` as `file:///C:/x`. A leading `./`
 * goes. A lone surrogate, which no URI can hold, becomes U+FFFD. The empty path is `.`.
 */
export declare function pathToUri(path: string): string;
