import type { Dialect, RulePack } from './pack.ts';
/** Reads a pack. Throws ToolError `config-syntax` or `config-invalid`, naming file, line, rule and key. */
export declare function readPack(text: string, source: string, dialect: Dialect): RulePack;
