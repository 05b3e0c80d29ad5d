import type { RuleRequest, ScanRules } from './load-rules.ts';
/** `configPath` is absolute. Throws ToolError as `loadScanRules` does. */
export declare function joinConfig(request: RuleRequest, configPath: string | undefined): ScanRules;
