/** Parses TOML. Throws ToolError `config-syntax` whose message names `source`, line and column. */
export declare function parseToml(text: string, source: string): Record<string, unknown>;
/**
 * Finds the 1-based line of every key and table header: `rules[2]` for the third `[[rules]]`, `rules[2].regex` for a key in it,
 * `rules[2].allowlists[0].paths`, `extend.path`. Keys inside inline tables are not listed; ask for their parent.
 */
export declare function keyLines(text: string): ReadonlyMap<string, number>;
