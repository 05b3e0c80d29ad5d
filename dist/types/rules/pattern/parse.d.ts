import type { ParsedPattern } from './ast.ts';
export { PatternError } from './pattern-error.ts';
/** Parses an RE2 pattern (without slashes or trailing flags). Throws `PatternError`. */
export declare function parsePattern(source: string): ParsedPattern;
