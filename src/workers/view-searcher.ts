// The candidates in a view: what blob-searcher.ts keeps of a text, for texts that were made from one.

import type { Matcher } from '../match/matcher.ts';
import type { Rule } from '../model/rule.ts';
import { partOf, type View } from '../views/view.ts';
import { isBelieved, isSpecific } from './believed.ts';
import type { CandidateTable } from './candidate-table.ts';

/** A candidate of a view: where its secret starts in the view, and where that begins in what the view was made from. */
export type ViewCandidate = { readonly candidate: number; readonly place: number; readonly start: number };

export class ViewSearcher {
  readonly #matcher: Matcher;
  readonly #table: CandidateTable;
  readonly #longestText: (rule: Rule) => number;

  /** `longestText`: in longer texts a rule need not be looked for. */
  constructor(matcher: Matcher, table: CandidateTable, longestText: (rule: Rule) => number) {
    this.#matcher = matcher;
    this.#table = table;
    this.#longestText = longestText;
  }

  search({ bytes, map, parts }: View): ViewCandidate[] {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const isWhole = parts === undefined || parts.some(({ rules }) => rules === 'all');
    const found: ViewCandidate[] = [];
    for (const match of this.#matcher.match(
      text,
      undefined,
      (rule) => (isWhole || isSpecific(rule)) && text.length <= this.#longestText(rule),
    )) {
      if (parts && !isBelieved(match, partOf(parts, match.span))) continue;
      const { candidate } = this.#table.numberOf(text, match);
      const place = match.secret.start;
      if (candidate >= 0) found.push({ candidate, place, start: map.start(place) });
    }
    return found;
  }
}
