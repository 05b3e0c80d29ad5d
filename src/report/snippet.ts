// The two lines that show a place to a person: the line of the file with the secret masked, and carets under it.
// Fits 80 columns unless a secret is shown in full.

import { clipEnd, clipStart, displayWidth, expandTabs } from '../lib/display-width.ts';
import { escapeControls } from '../lib/escape-controls.ts';
import type { Finding } from '../model/finding.ts';
import type { Paint } from './ansi.ts';
import { secretText } from './secret-text.ts';

/** Columns before the text of the line: a line number of up to six digits and ` | `. */
export const gutterColumns = 9;
const textColumns = 80 - gutterColumns;
// Of the text, before and after the secret; a mask has at most 20 characters.
const maxBefore = 32;
const minAfter = 12;
// More of a line is never looked at: far beyond what fits, and a minified line may have megabytes.
const maxUnits = 400;
const tabSize = 4;

/** Empty for a finding without a secret, whose place is the file itself. */
export function snippetLines(finding: Finding, showSecrets: boolean, paint: Paint): string[] {
  if (finding.secret.length === 0) return [];
  const { startLine } = finding.location;
  const before = clipStart(printable(finding.snippet.before.slice(-maxUnits)), maxBefore);
  const secret = shownSecret(finding, showSecrets);
  const used = displayWidth(before) + displayWidth(secret);
  const after = afterSecret(finding, Math.max(minAfter, textColumns - used));
  const gutter = paint('dim', `${String(startLine).padStart(gutterColumns - 3)} |`);
  const blank = paint('dim', `${' '.repeat(Math.max(gutterColumns - 3, String(startLine).length))} |`);
  const carets = '^'.repeat(Math.max(1, displayWidth(secret)));
  return [
    `${gutter} ${before}${paint('strong', secret)}${after}`,
    `${blank} ${' '.repeat(displayWidth(before))}${paint('mark', carets)}`,
  ];
}

/** The secret as one printable line: the mask, or its first line when shown. */
export function shownSecret(finding: Finding, showSecrets: boolean): string {
  const [firstLine = ''] = secretText(finding.secret, showSecrets).split(/\r\n|[\r\n]/, 1);
  return escapeControls(firstLine);
}

function afterSecret(finding: Finding, columns: number): string {
  const lines = finding.location.endLine - finding.location.startLine + 1;
  if (lines > 1) return ` (${lines} lines)`;
  return clipEnd(printable(finding.snippet.after.slice(0, maxUnits)), columns);
}

// Tabs before controls: an expanded tab needs no escape. Tab stops count from where the text starts, which is the line for `before`.
function printable(text: string): string {
  return escapeControls(expandTabs(text, tabSize));
}
