// One searched text from bytes to findings: match, judge, locate. Synchronous; what a worker runs for every file.

import { type AllowSubject, concernsRule, findAllowlist } from '../judge/allowlist.ts';
import { describeAssessment } from '../judge/confidence.ts';
import type { Identity } from '../judge/identity.ts';
import { findAllowComment } from '../judge/inline-comment.ts';
import {
  type Assessment,
  hasOfflineCheck,
  type OfflineJudge,
  questionOf,
  unknownAssessment,
} from '../judge/offline.ts';
import { resolveOverlaps } from '../judge/overlap.ts';
import { findPairs, maxPairBytes, type Partner } from '../judge/pairs.ts';
import { findProjectRefs } from '../judge/project-refs.ts';
import { isMinifiable, isSurelyMinified, machineFile } from '../judge/rejects/machine-files.ts';
import { findRequired } from '../judge/required.ts';
import { shannonEntropy } from '../lib/entropy.ts';
import { LineIndex, type TextStart } from '../lib/line-index.ts';
import type { Matcher } from '../match/matcher.ts';
import type { PatternCache } from '../match/pattern-cache.ts';
import type { RuleFilter } from '../match/search-parts.ts';
import type { Finding, RelatedPlace, Suppression } from '../model/finding.ts';
import type { Location } from '../model/location.ts';
import type { Match } from '../model/match.ts';
import { type Origin, originPath } from '../model/origin.ts';
import type { Rule, RuleSet, RuleSpec } from '../model/rule.ts';
import { type Span, spansOverlap } from '../model/span.ts';
import { partOf, type View, type ViewPart } from '../views/view.ts';
import { isBelieved, isSpecific } from './believed.ts';
import { buildFinding, type FindingInput } from './build-finding.ts';
import { lineAround } from './line-around.ts';
import { locate, locateDecoded, type Physical } from './locate-secret.ts';
import { proveInText } from './prove-in-text.ts';
import { lineAbove, snippetAround } from './text-around.ts';

/** Bytes before a match that may belong to the name it begins in. */
const nameBytes = 32;
/** Characters of a line up to which its verdict is remembered within a file. */
const maxRememberedLine = 300;

export type ScannerParts = {
  readonly ruleSet: RuleSet;
  readonly matcher: Matcher;
  readonly patterns: PatternCache;
  readonly identity: Identity;
  readonly offline: OfflineJudge;
  /** False ignores `trapline:allow` and `gitleaks:allow` comments. */
  readonly inlineAllow: boolean;
};

/** A text to scan. Spans count in the view's bytes, or with `physical` in the bytes of that. */
export type Text = {
  readonly origin: Origin;
  readonly view: View;
  /** Dirty parts: only findings that touch one are wanted; absent means all. */
  readonly regions?: readonly Span[];
  /** For a chunk of a longer text: findings whose match starts in here are this chunk's. */
  readonly owned?: Span;
  readonly textStart?: TextStart;
  /** Absent: the view is the text itself, and its own lines count. */
  readonly physical?: Physical;
};

/** A match that stood up to entropy and checks, with what the next steps need. */
type Candidate = {
  readonly match: Match;
  readonly spec: RuleSpec;
  readonly secret: string;
  readonly line: string;
  readonly previousLine: string;
  readonly entropy: number;
  readonly location: Location;
  readonly part: ViewPart | undefined;
};

/** What the checks said of a match, by rule, line and place in it: they see nothing else but the path. */
type Rejected = Map<string, boolean>;

type Judging = {
  readonly bytes: Buffer;
  readonly lines: LineIndex;
  readonly physical: Physical;
  readonly rejected: Rejected;
};

export class ArtifactScanner {
  readonly #parts: ScannerParts;
  #ids: ReadonlySet<string> | undefined;
  readonly #pathRules: readonly Rule[];
  readonly #hasComposites: boolean;
  readonly #hasPairs: boolean;

  constructor(parts: ScannerParts) {
    this.#parts = parts;
    const { rules } = parts.ruleSet;
    const { pathRules, hasComposites, hasPairs } = parts.matcher.parts.table;
    this.#pathRules = pathRules.map((index) => rules[index]!);
    this.#hasComposites = hasComposites;
    this.#hasPairs = hasPairs;
  }

  /** Findings of rules that look at the path alone; asked for every file, whatever is in it. */
  scanPath(origin: Origin): Finding[] {
    const path = originPath(origin);
    const location = { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1, startOffset: 0, endOffset: 0 };
    return this.#pathRules
      .filter((rule) => !rule.spec.skipReport && this.applies(rule, path))
      .map(({ spec }) => {
        const suppression = this.#allowed(spec, { path, secret: '', match: '', line: '' });
        const bytes = new Uint8Array(0);
        return this.#build({
          spec,
          origin,
          location,
          bytes,
          entropy: 0,
          snippet: { before: '', after: '' },
          related: [],
          partners: [],
          suppression,
          assessment: unknownAssessment,
        });
      });
  }

  /** Findings in a text, in order of place. */
  scan(text: Text): Finding[] {
    const path = originPath(text.origin);
    const bytes = asBuffer(text.view.bytes);
    // Composite rules look at the whole text, so all its matches are needed.
    const regions = this.#hasComposites ? undefined : this.#widen(text.regions, bytes.length);
    const parts = text.view.parts;
    const isWhole = parts === undefined || parts.some(({ rules }) => rules === 'all');
    let isMachine: boolean | undefined;
    const isMachineFile = (): boolean => {
      isMachine ??= machineFile(path) !== undefined;
      return isMachine;
    };
    const applies: RuleFilter = (rule) =>
      (isWhole || isSpecific(rule)) && this.applies(rule, path) && !(isGuess(rule) && isMachineFile());
    const { matcher } = this.#parts;
    // What touches no change is not reported, whatever it is.
    if (text.regions && !text.physical && !matcher.touches(bytes, text.regions, applies)) return [];
    const matches = matcher.match(bytes, text.physical ? undefined : regions, applies);
    if (matches.length === 0) return [];
    const lines = new LineIndex(bytes, text.textStart);
    const physical = text.physical ?? { locate: (offset) => lines.locate(offset), map: text.view.map };
    const judging: Judging = { bytes, lines, physical, rejected: new Map() };
    const standing = matches.map((match) => this.#judge(match, text, judging)).filter((item) => item !== undefined);
    const resolved = new Set(resolveOverlaps(standing.map(({ match }) => match)));
    const candidates = standing.filter(({ match }) => resolved.has(match));
    const pairs = this.#hasPairs ? this.#findPairs(candidates, bytes, lines) : noPairs;
    const named = namedBySecrets(pairs, text);
    const secrets = candidates.map(({ match }) => match.secret);
    const findings = candidates
      .filter((candidate) => !candidate.spec.skipReport && isWanted(candidate.match, text) && !named.has(candidate))
      .map((candidate) =>
        this.#report(candidate, { all: candidates, secrets, partners: pairs.get(candidate) ?? [] }, text, bytes, lines),
      )
      .filter((finding) => finding !== undefined);
    return proveInText(
      findings,
      bytes,
      (offset) => physical.locate(text.physical ? text.view.map.start(offset) : offset).line,
    );
  }

  #findPairs(candidates: readonly Candidate[], bytes: Buffer, lines: LineIndex): Partners {
    return findPairs(candidates, ({ match: { span } }, pattern) => {
      // A pattern may begin in the middle of a name: `client_` is before what a rule for `secret` matches.
      const start = Math.max(lines.lineSpan(span.start).start, span.start - nameBytes);
      return this.#parts.patterns.test(pattern, bytes.toString('utf8', start, span.end));
    });
  }

  /** The other half of a pair may stand beside what has changed. */
  #widen(regions: readonly Span[] | undefined, length: number): readonly Span[] | undefined {
    if (!this.#hasPairs || regions === undefined) return regions;
    return regions.map(({ start, end }) => ({
      start: Math.max(0, start - maxPairBytes),
      end: Math.min(length, end + maxPairBytes),
    }));
  }

  /** Whether the rule's path pattern allows this path. Most paths hold none of the texts it needs, and so never load the engine. */
  applies({ spec, pathLiterals }: Rule, path: string): boolean {
    if (spec.path === undefined) return true;
    const lower = path.toLowerCase();
    if (pathLiterals && !pathLiterals.some((literal) => lower.includes(literal))) return false;
    return this.#parts.patterns.test(spec.path, path);
  }

  #judge(match: Match, text: Text, { bytes, lines, physical, rejected }: Judging): Candidate | undefined {
    const { rule } = match;
    const { spec } = rule;
    const { parts } = text.view;
    const part = parts && partOf(parts, match.span);
    if (parts !== undefined && !isBelieved(match, part)) return undefined;
    const secret = bytes.toString('utf8', match.secret.start, match.secret.end);
    const entropy = shannonEntropy(secret);
    const isChecked = hasOfflineCheck(rule);
    const path = originPath(text.origin);
    if (spec.entropy > 0 && entropy <= spec.entropy && !isChecked) return undefined;
    const span = lineAround(bytes, match.span);
    if (isGuess(rule) && isMinifiable(path) && isSurelyMinified(bytes, span, match.secret.start)) return undefined;
    const line = { start: span.start, text: bytes.toString('utf8', span.start, span.end) };
    if (spec.rejects.length > 0 || isChecked) {
      const isAscii = line.text.length === span.end - span.start;
      const secretStart = isAscii
        ? match.secret.start - span.start
        : bytes.toString('utf8', span.start, match.secret.start).length;
      // Files of one kind of data repeat their lines; a line that was judged is not judged again.
      const key =
        line.text.length < maxRememberedLine
          ? `${match.rule.index}:${secretStart}:${secret.length}:${line.text}`
          : undefined;
      let isRejected = key === undefined ? undefined : rejected.get(key);
      if (isRejected === undefined) {
        isRejected = this.#parts.offline.rejects(rule, entropy, () => ({
          secret,
          match: bytes.toString('utf8', match.span.start, match.span.end),
          line: line.text,
          secretStart,
          path,
          ruleId: spec.id,
          entropy,
        }));
        if (key !== undefined) rejected.set(key, isRejected);
      }
      if (isRejected) return undefined;
    }
    const location = text.physical
      ? locateDecoded(match.secret, text.view, text.physical, part)
      : locate(match.secret, text.view, physical);
    return {
      match,
      spec,
      secret,
      line: line.text,
      previousLine: lineAbove(bytes, line.start, lines),
      entropy,
      location,
      part,
    };
  }

  #report(
    candidate: Candidate,
    { all, secrets, partners }: Surroundings,
    text: Text,
    bytes: Buffer,
    lines: LineIndex,
  ): Finding | undefined {
    const { match, spec, entropy, location } = candidate;
    const required = findRequired(candidate, all);
    if (required === undefined) return undefined;
    const assessment = this.#assess(candidate, bytes);
    return this.#build({
      spec,
      origin: text.origin,
      location,
      bytes: bytes.subarray(match.secret.start, match.secret.end),
      entropy,
      snippet: snippetAround(match.secret, secrets, { bytes, lines, maxBytes: this.#parts.matcher.maxMatchBytes }),
      related: [
        ...required.map((item) => relatedPlace(item, 'required')),
        ...partners.map((partner) => relatedPlace(partner.match, 'pair')),
      ],
      partners: partners.map(({ pair, match: half }) => ({
        fact: pair.fact,
        facts: { [pair.fact]: half.secret, ...describeAssessment(this.#assess(half, bytes)).facts },
      })),
      suppression: this.#suppressed(candidate, text, bytes),
      assessment,
      question: questionOf(match.rule, candidate.secret, assessment),
    });
  }

  #assess({ match: { rule, span }, secret }: Candidate, bytes: Buffer): Assessment {
    // The only check that looks beyond the value, at the whole text.
    const projectRefs = rule.spec.check === 'supabase' ? findProjectRefs(bytes.toString('latin1')) : [];
    const match = bytes.toString('utf8', span.start, span.end);
    return this.#parts.offline.assess(rule, { secret, match }, projectRefs);
  }

  #build(input: FindingInput): Finding {
    return buildFinding(input, this.#parts.identity);
  }

  #suppressed(candidate: Candidate, { origin, view, physical }: Text, bytes: Buffer): Suppression | undefined {
    const { spec, match, line, previousLine, secret } = candidate;
    if (this.#parts.inlineAllow) {
      const isRuleId = (word: string): boolean => this.#ruleIds().has(word);
      const encoded = physical?.comments?.(view.map.start(match.secret.start));
      const reason =
        findAllowComment({ lines: line, previousLine, ruleId: spec.id, isRuleId }) ??
        (encoded &&
          findAllowComment({
            lines: encoded.line,
            previousLine: encoded.previousLine,
            ruleId: spec.id,
            isRuleId,
          }));
      if (reason !== undefined) return { by: 'inline', reason };
    }
    const commit = origin.kind === 'commit' ? { commit: origin.commit } : {};
    const text = bytes.toString('utf8', match.span.start, match.span.end);
    return this.#allowed(spec, { path: originPath(origin), secret, match: text, line, ...commit });
  }

  /** Asked for by allow comments that name rules: few files have one. */
  #ruleIds(): ReadonlySet<string> {
    this.#ids ??= new Set(this.#parts.ruleSet.rules.map(({ spec }) => spec.id));
    return this.#ids;
  }

  #allowed(spec: RuleSpec, subject: AllowSubject): Suppression | undefined {
    const lists = [...spec.allowlists, ...this.#parts.ruleSet.allowlists.filter((list) => concernsRule(list, spec.id))];
    const list = findAllowlist(lists, subject, (pattern, target) => this.#parts.patterns.test(pattern, target));
    return list && { by: 'allowlist', reason: list.description || 'an allowlist of the configuration' };
  }
}

/** True for a rule whose matches in files that machines write are rejected, all of them. */
function isGuess(rule: Rule): boolean {
  return rule.spec.rejects.includes('lockfile') && !hasOfflineCheck(rule);
}

type Partners = ReadonlyMap<Candidate, readonly Partner<Candidate>[]>;
const noPairs: Partners = new Map();

/** What stands around a match. */
type Surroundings = {
  readonly all: readonly Candidate[];
  /** Theirs, in the same order. */
  readonly secrets: readonly Span[];
  readonly partners: readonly Partner<Candidate>[];
};

/** The names that are reported as facts of their secrets, and so not by themselves. The secret may be another chunk's. */
function namedBySecrets(pairs: Partners, text: Text): Set<Candidate> {
  const { owned: _, ...anywhere } = text;
  const named = new Set<Candidate>();
  for (const [{ spec, match }, partners] of pairs) {
    if (spec.skipReport || !isWanted(match, anywhere)) continue;
    for (const partner of partners) named.add(partner.match);
  }
  return named;
}

function relatedPlace({ spec, location }: Candidate, relation: RelatedPlace['relation']): RelatedPlace {
  return { ruleId: spec.id, relation, location };
}

function isWanted(match: Match, { regions, owned, view, physical }: Text): boolean {
  const { start, end } = match.span;
  const span = physical ? { start: view.map.start(start), end: view.map.end(end) } : match.span;
  if (owned && (span.start < owned.start || span.start >= owned.end)) return false;
  return regions === undefined || regions.some((region) => spansOverlap(region, span));
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
