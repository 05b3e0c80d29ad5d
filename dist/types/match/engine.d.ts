import type { Span } from '../model/span.ts';
export type EngineName = 're2' | 're2js';
/** One match: the whole span and each capture group's (undefined where the group took no part). Byte offsets into the searched bytes. */
export type PatternMatch = {
    readonly start: number;
    readonly end: number;
    readonly groups: readonly (Span | undefined)[];
};
/** Where a pattern's matches may begin: anywhere from the place asked about on, or there and nowhere else. */
export type PatternStart = 'anywhere' | 'there';
export interface CompiledPattern {
    /** The leftmost match that starts at or after `from`; at `from`, if it was compiled for `there`. `bytes` must be well-formed UTF-8. */
    exec(bytes: Buffer, from: number): PatternMatch | undefined;
}
export interface RegexEngine {
    readonly name: EngineName;
    /** Throws the package's own error when the pattern is not RE2. */
    compile(pattern: string, start?: PatternStart): CompiledPattern;
}
/**
 * Loads the engine asked for; `auto` falls back to re2js where the native module does not load (other Node version, blocked install
 * script, unknown platform). Synchronous and late on purpose: most runs of a hook never need an engine. Throws ToolError
 * `engine-unavailable` when `re2` is asked for by name and does not load.
 */
export declare function loadEngine(wanted: EngineName | 'auto'): RegexEngine;
/** A function that loads the engine once, when first called. */
export declare function lazyEngine(wanted: EngineName | 'auto'): {
    readonly get: () => RegexEngine;
    readonly loaded: () => EngineName | undefined;
};
