// The messages of commits and tags, searched as the commit graph is read. A message is text like any other, with what is encoded in it; what it
// says is found under the object's own name.

import type { CommitGraph } from '../git/commit-graph.ts';
import { messageStart } from '../git/commit-text.ts';
import type { WalkedObject } from '../git/object-walk.ts';
import { HitSearcher } from '../match/hit-searcher.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Finding } from '../model/finding.ts';
import { SpotFinder } from '../views/encoded/spot-finder.ts';
import { textView } from '../views/text-view.ts';
import type { HistorySelection } from './history-bounds.ts';
import type { Scanner } from './scan-setup.ts';

/** What was found in one message. */
export type MessageFindings = {
  readonly objectId: string;
  readonly objectType: 'commit' | 'tag';
  readonly findings: readonly Finding[];
};

export class MessageSearcher {
  readonly found: MessageFindings[] = [];
  /** Of encoded data that was not read. */
  readonly diagnostics: Diagnostic[] = [];
  searched = 0;
  bytes = 0;
  readonly #scanner: Scanner;
  readonly #hits: HitSearcher;
  readonly #spots: SpotFinder;
  readonly #repository: string;

  constructor(scanner: Scanner, repository: string) {
    this.#scanner = scanner;
    this.#spots = new SpotFinder(scanner.matcher.parts.prefilter.scratch);
    this.#hits = new HitSearcher(scanner.matcher.parts);
    this.#repository = repository;
  }

  add(object: Pick<WalkedObject, 'oid' | 'type' | 'bytes'>): void {
    if (object.type !== 'commit' && object.type !== 'tag') return;
    const text = object.bytes.subarray(messageStart(object.bytes));
    this.searched++;
    this.bytes += text.length;
    if (this.#hits.searchHits(text, false).matches.length === 0 && this.#spots.find(text).all.length === 0) return;
    const view = textView(text);
    if (view === undefined) return;
    const origin = {
      kind: 'message',
      repository: this.#repository,
      objectId: object.oid,
      objectType: object.type,
    } as const;
    const findings = this.#scanner.texts.scan({ origin, view }, (message) =>
      this.diagnostics.push({ code: 'limit-reached', message, path: object.oid, affectsCoverage: true }),
    );
    if (findings.length > 0) this.found.push({ objectId: object.oid, objectType: object.type, findings });
  }
}

/** The findings in messages of selected commits, and of tags on them; without a selection, of all. */
export function selectedMessages(
  found: readonly MessageFindings[],
  graph: CommitGraph,
  selection: HistorySelection | undefined,
): Finding[] {
  return [...found]
    .filter(({ objectId }) => {
      if (selection === undefined) return true;
      const { selected } = selection;
      const target = graph.peel(objectId);
      return target?.type !== 'commit' || selected.isSelected[graph.numberOf(target.oid)] === 1;
    })
    .sort((a, b) => (a.objectId < b.objectId ? -1 : 1))
    .flatMap(({ findings }) => findings);
}
