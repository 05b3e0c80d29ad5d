import type { Finding } from '../model/finding.ts';
import type { Paint } from './ansi.ts';
import type { ReportOptions } from './index.ts';
/** What the lines of a finding depend on besides the finding. `respond`: what to do first, where it is to be said. */
export type TextContext = {
    readonly options: ReportOptions;
    readonly paint: Paint;
    readonly respond?: string | undefined;
};
/** Lines without a path header. A suppressed finding is dim, names who silenced it, and shows no snippet. */
export declare function findingLines(finding: Finding, { options, paint, respond }: TextContext): string[];
