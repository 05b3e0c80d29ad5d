// One searched text from bytes to findings: match, judge, locate. Synchronous; what a worker runs for every file.

import { type AllowSubject, concernsRule, findAllowlist } from '../judge/allowlist.ts';
import { describeAssessment, isCanary, weighConfidence, weighSeverity } from '../judge/confidence.ts';
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
import { findRequired } from '../judge/required.ts';
import { shannonEntropy } from '../lib/entropy.ts';
import { LineIndex, type Position, type TextStart } from '../lib/line-index.ts';
import type { Matcher } from '../match/matcher.ts';
import type { PatternCache } from '../match/pattern-cache.ts';
import type { Finding, OfflineVerdict, RelatedPlace, Suppression } from '../model/finding.ts';
import type { Location } from '../model/location.ts';
import type { Match } from '../model/match.ts';
import { type Origin, originPath } from '../model/origin.ts';
import type { ProofQuestion } from '../model/proof.ts';
import type { Rule, RuleSet, RuleSpec } from '../model/rule.ts';
import { maskText, Secret } from '../model/secret.ts';
import { type Span, spansOverlap } from '../model/span.ts';
import { composeMaps, type SpanMap } from '../views/span-map.ts';
import { partOf, type View, type ViewPart } from '../views/view.ts';
import { isBelieved, isSpecific } from './believed.ts';
import { maxLineBytes } from './line-around.ts';
import { proveInText } from './prove-in-text.ts';

/** A line above that is longer is no comment; a chunk need not hold all of it, so its end alone must not be taken for a line. */
const maxAboveBytes = 1024;
/** Text kept around a secret for showing it to a person, in bytes. */
const snippetBytes = 160;
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

/**
 * The text that a view was decoded from, for the places of findings. Offsets count in its bytes, to which the view's map leads.
 */
export type Physical = {
  locate(offset: number): Position;
  /** From those bytes to the file's. */
  readonly map: SpanMap;
  /** The line of an offset and the one above it, for comments that allow a finding. */
  comments?(offset: number): { readonly line: string; readonly previousLine: string };
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
  readonly #ids: ReadonlySet<string>;
  readonly #pathRules: readonly Rule[];
  readonly #hasComposites: boolean;
  readonly #hasPairs: boolean;

  constructor(parts: ScannerParts) {
    this.#parts = parts;
    const { rules } = parts.ruleSet;
    this.#ids = new Set(rules.map(({ spec }) => spec.id));
    this.#pathRules = rules.filter(({ search }) => search.by === 'path');
    this.#hasComposites = rules.some(({ spec }) => spec.required.length > 0);
    this.#hasPairs = rules.some(({ spec }) => spec.pairs.length > 0);
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
        return this.#finding({
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
    const matches = this.#parts.matcher.match(
      bytes,
      text.physical ? undefined : regions,
      (rule) => (isWhole || isSpecific(rule)) && this.applies(rule, path),
    );
    if (matches.length === 0) return [];
    const lines = new LineIndex(bytes, text.textStart);
    const physical = text.physical ?? { locate: (offset) => lines.locate(offset), map: text.view.map };
    const judging: Judging = { bytes, lines, physical, rejected: new Map() };
    const standing = matches.map((match) => this.#judge(match, text, judging)).filter((item) => item !== undefined);
    const resolved = new Set(resolveOverlaps(standing.map(({ match }) => match)));
    const candidates = standing.filter(({ match }) => resolved.has(match));
    const pairs = this.#hasPairs ? this.#findPairs(candidates, bytes, lines) : noPairs;
    const named = namedBySecrets(pairs, text);
    const findings = candidates
      .filter((candidate) => !candidate.spec.skipReport && isWanted(candidate.match, text) && !named.has(candidate))
      .map((candidate) =>
        this.#report(candidate, { all: candidates, partners: pairs.get(candidate) ?? [] }, text, bytes, lines),
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
    if (spec.entropy > 0 && entropy <= spec.entropy && !isChecked) return undefined;
    const line = lineAround(bytes, match.span, lines);
    if (spec.rejects.length > 0 || isChecked) {
      const secretStart = bytes.toString('utf8', line.start, match.secret.start).length;
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
          path: originPath(text.origin),
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
    { all, partners }: Surroundings,
    text: Text,
    bytes: Buffer,
    lines: LineIndex,
  ): Finding | undefined {
    const { match, spec, entropy, location } = candidate;
    const required = findRequired(candidate, all);
    if (required === undefined) return undefined;
    const assessment = this.#assess(candidate, bytes);
    return this.#finding({
      spec,
      origin: text.origin,
      location,
      bytes: bytes.subarray(match.secret.start, match.secret.end),
      entropy,
      snippet: this.#snippet(match, all, bytes, lines),
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

  /** Text left and right of the secret on its lines, with the secrets of other matches masked. */
  #snippet(match: Match, all: readonly Candidate[], bytes: Buffer, lines: LineIndex): Finding['snippet'] {
    const { start, end } = match.secret;
    const from = Math.max(lines.lineSpan(start).start, start - snippetBytes);
    const to = Math.max(end, Math.min(lines.lineSpan(Math.max(start, end - 1)).end, end + snippetBytes));
    const others = candidatesBetween(all, from - this.#parts.matcher.maxMatchBytes, to)
      .filter((item) => item.match !== match)
      .map((item) => item.match.secret);
    return { before: maskedText(bytes, from, start, others), after: maskedText(bytes, end, to, others) };
  }

  #finding(input: {
    spec: RuleSpec;
    origin: Origin;
    location: Location;
    bytes: Uint8Array;
    entropy: number;
    snippet: Finding['snippet'];
    related: readonly RelatedPlace[];
    /** What the other halves of the credential are called and say. */
    partners: readonly { readonly fact: string; readonly facts: Readonly<Record<string, string>> }[];
    suppression: Suppression | undefined;
    assessment: Assessment;
    question?: ProofQuestion | undefined;
  }): Finding {
    const { spec, origin, entropy, suppression, assessment, question } = input;
    const path = originPath(origin);
    const { confidence, evidence } = weighConfidence(
      spec,
      path,
      entropy,
      assessment,
      input.partners.map(({ fact }) => fact),
    );
    const { severity, evidence: severityReasons } = weighSeverity(spec, assessment);
    const canary = isCanary(assessment);
    const identity = { ruleId: spec.id, secret: input.bytes, entropy, path };
    return {
      fingerprint: this.#parts.identity.fingerprint(identity),
      secretId: this.#parts.identity.secretId(identity),
      ruleId: spec.id,
      description: spec.description,
      severity,
      confidence,
      evidence: [...evidence, ...severityReasons, ...(canary ? [canaryEvidence] : [])],
      tags: canary ? [...spec.tags, 'canary'] : spec.tags,
      secret: new Secret(input.bytes),
      entropy: Math.round(entropy * 100) / 100,
      origin,
      location: input.location,
      snippet: input.snippet,
      related: input.related,
      verdict: {
        offline: withFacts(describeAssessment(assessment), input.partners),
        live: canary ? { state: 'skipped', reason: 'a canary token' } : { state: 'unchecked' },
      },
      ...(question ? { question } : {}),
      ...(suppression ? { suppression } : {}),
    };
  }

  #suppressed(candidate: Candidate, { origin, view, physical }: Text, bytes: Buffer): Suppression | undefined {
    const { spec, match, line, previousLine, secret } = candidate;
    if (this.#parts.inlineAllow) {
      const isRuleId = (word: string): boolean => this.#ids.has(word);
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

  #allowed(spec: RuleSpec, subject: AllowSubject): Suppression | undefined {
    const lists = [...spec.allowlists, ...this.#parts.ruleSet.allowlists.filter((list) => concernsRule(list, spec.id))];
    const list = findAllowlist(lists, subject, (pattern, target) => this.#parts.patterns.test(pattern, target));
    return list && { by: 'allowlist', reason: list.description || 'an allowlist of the configuration' };
  }
}

const canaryEvidence = {
  code: 'canary',
  text: 'a canary token: its owner is told when it is used, so it is never sent anywhere',
};

type Partners = ReadonlyMap<Candidate, readonly Partner<Candidate>[]>;
const noPairs: Partners = new Map();

/** What stands around a match. */
type Surroundings = { readonly all: readonly Candidate[]; readonly partners: readonly Partner<Candidate>[] };

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

/** What is known of the secret itself comes first. */
function withFacts(
  offline: OfflineVerdict,
  partners: readonly { readonly facts: Readonly<Record<string, string>> }[],
): OfflineVerdict {
  if (partners.length === 0) return offline;
  return { ...offline, facts: Object.assign({}, ...partners.map(({ facts }) => facts).reverse(), offline.facts) };
}

function isWanted(match: Match, { regions, owned, view, physical }: Text): boolean {
  const { start, end } = match.span;
  const span = physical ? { start: view.map.start(start), end: view.map.end(end) } : match.span;
  if (owned && (span.start < owned.start || span.start >= owned.end)) return false;
  return regions === undefined || regions.some((region) => spansOverlap(region, span));
}

function locate(secret: Span, { map }: View, physical: Physical): Location {
  return place(secret, { start: map.start(secret.start), end: map.end(secret.end) }, physical);
}

function locateDecoded(secret: Span, { map }: View, physical: Physical, part: ViewPart | undefined): Location {
  const span = { start: map.start(secret.start), end: map.end(secret.end) };
  const toFile = composeMaps(map, physical.map);
  return {
    ...place(span, { start: toFile.start(secret.start), end: toFile.end(secret.end) }, physical),
    ...(part && part.chain.length > 0 ? { decoded: part.chain } : {}),
    ...(part?.place ? { logical: part.place(secret.start) } : {}),
  };
}

function place(span: Span, inFile: Span, physical: Physical): Location {
  const start = physical.locate(span.start);
  const end = physical.locate(span.end);
  return {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
    startOffset: inFile.start,
    endOffset: inFile.end,
  };
}

function lineAround(bytes: Buffer, span: Span, lines: LineIndex): { text: string; start: number } {
  const first = lines.lineSpan(span.start);
  const last = span.end - 1 <= first.end ? first : lines.lineSpan(span.end - 1);
  const start = Math.max(first.start, span.start - maxLineBytes);
  const end = Math.min(Math.max(last.end, span.end), span.end + maxLineBytes);
  return { text: bytes.toString('utf8', start, end), start };
}

/** The line above the one that begins at `start`, if it is short enough to be a comment. */
function lineAbove(bytes: Buffer, start: number, lines: LineIndex): string {
  if (start === 0 || lines.lineSpan(start).start !== start) return '';
  const above = lines.lineSpan(start - 1);
  return above.end - above.start <= maxAboveBytes ? bytes.toString('utf8', above.start, above.end) : '';
}

/** The candidates whose secret starts in [from, to); they are sorted by that. */
function candidatesBetween(candidates: readonly Candidate[], from: number, to: number): Candidate[] {
  let low = 0;
  for (let high = candidates.length; low < high; ) {
    const middle = (low + high) >> 1;
    if (candidates[middle]!.match.secret.start < from) low = middle + 1;
    else high = middle;
  }
  const found: Candidate[] = [];
  for (let i = low; i < candidates.length && candidates[i]!.match.secret.start < to; i++) found.push(candidates[i]!);
  return found;
}

function maskedText(bytes: Buffer, from: number, to: number, secrets: readonly Span[]): string {
  let text = '';
  let at = from;
  for (const secret of secrets) {
    if (secret.end <= at || secret.start >= to) continue;
    text += bytes.toString('utf8', at, Math.max(at, secret.start));
    text += maskText('*'.repeat(8));
    at = Math.min(secret.end, to);
  }
  return text + bytes.toString('utf8', at, to);
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
