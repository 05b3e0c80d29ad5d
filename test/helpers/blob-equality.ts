// Compares what the delta-aware search finds in every blob of a repository with what searching the blob whole finds: the same rules' matches at
// the same bytes, and the same of them kept after the first look; and the same candidates inside, in members of archives, in notebooks and in what
// is encoded, with all views of the blob as the measure. bench/equality.mjs runs this on real repositories.

import { createHash } from 'node:crypto';
import { defaultInsideLimits } from '../../src/config/options.ts';
import { chainArenaBytes } from '../../src/git/chain-memory.ts';
import { type ObjectCatalog, oidOf } from '../../src/git/object-catalog.ts';
import { createBuilder, type WalkedObject, walkFamilies } from '../../src/git/object-walk.ts';
import { planWalk, splitFamilies } from '../../src/git/pack-families.ts';
import { OfflineJudge } from '../../src/judge/offline.ts';
import { buildTriggerTables } from '../../src/match/collect-triggers.ts';
import { lazyEngine } from '../../src/match/engine.ts';
import type { RelativeMatch } from '../../src/match/hit-list.ts';
import { type NotedMatch, placeMatch } from '../../src/match/hit-searcher.ts';
import { Matcher } from '../../src/match/matcher.ts';
import type { Match } from '../../src/model/match.ts';
import type { Rule, RuleSet } from '../../src/model/rule.ts';
import { sniff } from '../../src/views/sniff.ts';
import { textView } from '../../src/views/text-view.ts';
import { BlobSearcher, type SearchedBlob } from '../../src/workers/blob-searcher.ts';
import { CandidateTable, type CandidateText } from '../../src/workers/candidate-table.ts';
import { ViewSearcher } from '../../src/workers/view-searcher.ts';
import { WholeViews } from '../../src/workers/whole-views.ts';

export type Inequality = {
  readonly blob: string;
  readonly isDelta: boolean;
  /** Matches as `rule span secret +|-`: a plus where the match is kept after the first look. Candidates inside as `member! rule start secret`. */
  readonly onlyByDelta: readonly string[];
  readonly onlyWhole: readonly string[];
};

export type Comparison = {
  readonly blobs: number;
  /** Blobs that were searched as changes to another one. */
  readonly deltas: number;
  readonly utf16: number;
  readonly bytes: number;
  readonly matches: number;
  readonly matchesByRule: ReadonlyMap<string, number>;
  readonly kept: number;
  /** Candidates inside of blobs. */
  readonly inside: number;
  readonly unequal: readonly Inequality[];
  /** Blobs whose bytes do not hash to their id. */
  readonly misread: readonly string[];
  readonly diagnostics: readonly string[];
  /** Of the blobs and all their matches, in whatever order they came: alike for repositories that hold the same. */
  readonly digest: string;
};

const maxObjectBytes = 128 << 20;

/** What searches. One matcher for each way, so that nothing one remembers can hide what the other does. */
export type Searchers = { readonly ruleSet: RuleSet; readonly byDelta: Matcher; readonly whole: Matcher };

export function makeSearchers(ruleSet: RuleSet): Searchers {
  const tables = buildTriggerTables(ruleSet.rules);
  const engine = lazyEngine('auto').get;
  return {
    ruleSet,
    byDelta: new Matcher(ruleSet, tables, engine, chainArenaBytes),
    whole: new Matcher(ruleSet, tables, engine),
  };
}

/** Walks all blobs in `parts` parts, each with a searcher of its own, as threads do. Reads files synchronously. */
export function compareBlobs(catalog: ObjectCatalog, searchers: Searchers, parts = 1): Comparison {
  const comparer = new BlobComparer(catalog, searchers);
  // As a worker does it: texts are built where the prefilter searches them.
  const builder = createBuilder(catalog, maxObjectBytes, searchers.byDelta.parts.prefilter.arena);
  for (const part of splitFamilies(planWalk(catalog, new Set(['blob'])), parts)) {
    comparer.startPart();
    walkFamilies(part, comparer, {
      maxObjectBytes,
      builder,
      onSkipped: (oid, size) => comparer.diagnostics.push(`${oid} of ${size} bytes was left out`),
      onDiagnostic: ({ message }) => comparer.diagnostics.push(message),
    });
  }
  builder.close();
  return comparer.finish();
}

class BlobComparer {
  readonly diagnostics: string[] = [];
  readonly #catalog: ObjectCatalog;
  readonly #searchers: Searchers;
  readonly #counts = { blobs: 0, deltas: 0, utf16: 0, bytes: 0, matches: 0, kept: 0, inside: 0 };
  readonly #matchesByRule = new Map<string, number>();
  readonly #unequal: Inequality[] = [];
  readonly #misread: string[] = [];
  readonly #digest = Buffer.alloc(32);
  readonly #views = new WholeViews(defaultInsideLimits);
  #searcher: BlobSearcher | undefined;
  /** Candidates of the searcher, by their numbers. */
  #texts: CandidateText[] = [];
  /** What the searcher found in the blob at hand. */
  #found: string[] = [];

  constructor(catalog: ObjectCatalog, searchers: Searchers) {
    this.#catalog = catalog;
    this.#searchers = searchers;
  }

  startPart(): void {
    const { ruleSet, byDelta } = this.#searchers;
    const table = new CandidateTable(ruleSet, offlineJudge());
    this.#texts = [];
    this.#searcher = new ListeningSearcher(byDelta, table, ruleSet, (match, isKept) =>
      this.#found.push(describe(match, isKept)),
    );
  }

  visit(object: WalkedObject, parent: SearchedBlob | undefined): SearchedBlob {
    this.#found = [];
    const result = this.#searcher!.visit(object, parent);
    this.#found.push(...this.#foundInside());
    const whole = [...this.#searchWhole(object.bytes), ...this.#searchInside(object.bytes)];
    const oid = oidOf(this.#catalog, object.number);
    const isDelta = object.steps !== undefined && parent?.hits !== undefined && result.hits !== undefined;
    this.#count(object.bytes, isDelta);
    if (hashOf(object.bytes, oid) !== oid) this.#misread.push(oid);
    this.#compare(oid, isDelta, whole);
    return result;
  }

  finish(): Comparison {
    return {
      ...this.#counts,
      matchesByRule: this.#matchesByRule,
      unequal: this.#unequal,
      misread: this.#misread,
      diagnostics: this.diagnostics,
      digest: this.#digest.toString('hex', 0, 8),
    };
  }

  /** With no limit to the length of texts, and every line judged anew. */
  #searchWhole(bytes: Buffer): string[] {
    const view = textView(bytes);
    if (view === undefined) return [];
    const text = Buffer.from(view.bytes.buffer, view.bytes.byteOffset, view.bytes.length);
    const { ruleSet, whole } = this.#searchers;
    return whole
      .match(text, undefined, () => true)
      .map((match) => {
        const isKept = new CandidateTable(ruleSet, offlineJudge()).numberOf(text, match).candidate >= 0;
        this.#counts.matches++;
        if (isKept) this.#counts.kept++;
        const { id } = match.rule.spec;
        this.#matchesByRule.set(id, (this.#matchesByRule.get(id) ?? 0) + 1);
        return describe(match, isKept);
      });
  }

  /** What the searcher found in views of the blob it saw last. */
  #foundInside(): string[] {
    const { records, texts } = this.#searcher!.takeResult();
    this.#texts.push(...texts);
    const { candidates, starts, views, members } = records;
    const found = [...views].map((view, i) =>
      view === 0 ? '' : describeInside(members[view - 1]!, this.#texts[candidates[i]!]!, starts[i]!),
    );
    return [...new Set(found)].filter((line) => line !== '');
  }

  /** The same of all views of the blob, each made and searched as a whole. */
  #searchInside(bytes: Buffer): string[] {
    const { ruleSet, whole } = this.#searchers;
    const found = new Set<string>();
    this.#views.visit(bytes, (view, member) => {
      const table = new CandidateTable(ruleSet, offlineJudge());
      const candidates = new ViewSearcher(whole, table, () => Number.POSITIVE_INFINITY).search(view);
      const texts = table.takeNew();
      for (const { candidate, start } of candidates) found.add(describeInside(member, texts[candidate]!, start));
    });
    this.#counts.inside += found.size;
    return [...found];
  }

  #count(bytes: Buffer, isDelta: boolean): void {
    this.#counts.blobs++;
    this.#counts.bytes += bytes.length;
    if (isDelta) this.#counts.deltas++;
    if (sniff(bytes).startsWith('utf16')) this.#counts.utf16++;
  }

  #compare(blob: string, isDelta: boolean, whole: string[]): void {
    // Both are in the order of place; sorting makes nothing equal that is not, repeats included.
    const [found, wanted] = [this.#found.sort(), whole.sort()];
    const hash = createHash('sha256')
      .update(`${blob}\n${wanted.join('\n')}`)
      .digest();
    for (const [i, byte] of hash.entries()) this.#digest[i]! ^= byte;
    if (found.length === wanted.length && found.every((line, i) => line === wanted[i])) return;
    this.#unequal.push({ blob, isDelta, onlyByDelta: without(found, wanted), onlyWhole: without(wanted, found) });
  }
}

/** Tells of each match that the searcher has judged, or knows the verdict of. */
class ListeningSearcher extends BlobSearcher {
  readonly #onMatch: (match: Match, isKept: boolean) => void;

  constructor(
    matcher: Matcher,
    table: CandidateTable,
    ruleSet: RuleSet,
    onMatch: (match: Match, isKept: boolean) => void,
  ) {
    super(matcher, table, ruleSet, defaultInsideLimits);
    this.#onMatch = onMatch;
  }

  protected override candidateOf(bytes: Buffer, match: NotedMatch): number {
    const number = super.candidateOf(bytes, match);
    this.#onMatch(match, number >= 0);
    return number;
  }

  protected override repeated(candidate: number, rule: Rule, at: number, match: RelativeMatch): number {
    this.#onMatch(placeMatch(rule, at, match), candidate >= 0);
    return super.repeated(candidate, rule, at, match);
  }
}

/** Verdicts at a fixed time. */
function offlineJudge(): OfflineJudge {
  return new OfflineJudge(1_800_000_000);
}

function describe({ rule, span, secret }: Match, isKept: boolean): string {
  return `${rule.spec.id} ${span.start}-${span.end} ${secret.start}-${secret.end} ${isKept ? '+' : '-'}`;
}

function describeInside(member: string, { rule, secretBytes }: CandidateText, start: number): string {
  return `${member}! ${rule} ${start} ${secretBytes}`;
}

/** What `lines` has more of than `others`. */
function without(lines: readonly string[], others: readonly string[]): string[] {
  const rest = [...others];
  return lines.filter((line) => {
    const at = rest.indexOf(line);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
}

function hashOf(bytes: Buffer, oid: string): string {
  const hash = createHash(oid.length === 40 ? 'sha1' : 'sha256');
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}
