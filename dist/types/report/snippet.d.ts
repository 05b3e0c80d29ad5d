import type { Finding } from '../model/finding.ts';
import type { Paint } from './ansi.ts';
/** Columns before the text of the line: a line number of up to six digits and ` | `. */
export declare const gutterColumns = 9;
/** Empty for a finding without a secret, whose place is the file itself. */
export declare function snippetLines(finding: Finding, showSecrets: boolean, paint: Paint): string[];
/** The secret as one printable line: the mask, or its first line when shown. */
export declare function shownSecret(finding: Finding, showSecrets: boolean): string;
