// The text of `respond`: what to do first when a credential of the rule has leaked. Reports show it as it is.

import type { TableReader } from './table-reader.ts';

/** UTF-16 units. Reports show the text below a finding: whoever has more to say links to a page. */
const maxRespondLength = 400;

/** `respond` of a rule or of a pack; undefined where there is none. Throws ToolError for a text that reports could not show. */
export function readRespond(table: TableReader): string | undefined {
  const text = table.string('respond')?.trim();
  if (text === undefined) return undefined;
  const problem = problemOf(text);
  if (problem !== undefined) throw table.error('respond', problem);
  return text;
}

function problemOf(text: string): string | undefined {
  if (text === '') return 'is empty: say what to do first when it leaks, or leave it out';
  if (/[\p{Cc}\u2028\u2029]/u.test(text)) return 'must be one line without control characters';
  if (text.length > maxRespondLength)
    return `is ${text.length} characters long; at most ${maxRespondLength}: link to a page that says more`;
  if (/\bhttp:\/\//i.test(text)) return 'has a link that is not https';
  return undefined;
}
