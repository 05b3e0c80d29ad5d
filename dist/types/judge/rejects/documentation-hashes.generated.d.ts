export declare const documentationHashes: ReadonlySet<string>;
/** How many leading characters the hashes below stand for: published values are often cut or extended. */
export declare const prefixLength = 20;
export declare const documentationPrefixHashes: ReadonlySet<string>;
