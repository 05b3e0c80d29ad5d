// One finding in the text report: what, where, the line with the secret masked, and why.

import { wrapWords } from '../lib/display-width.ts';
import { escapeControls } from '../lib/escape-controls.ts';
import { countOf } from '../lib/human-number.ts';
import type { Finding, Suppression, Verdict } from '../model/finding.ts';
import type { Location } from '../model/location.ts';
import type { CommitOrigin, Origin } from '../model/origin.ts';
import { describeProof } from '../model/proof.ts';
import type { Paint } from './ansi.ts';
import { imageNotes } from './image-notes.ts';
import type { ReportOptions } from './index.ts';
import { gutterColumns, snippetLines } from './snippet.ts';

// Details stand under the text of the snippet.
const indent = ' '.repeat(gutterColumns);
const detailColumns = 80 - gutterColumns;
// Enough of an object id to be unique in any repository known.
const idCharacters = 12;

const silencers: Readonly<Record<Suppression['by'], string>> = {
  inline: 'a comment',
  allowlist: 'an allowlist',
  'ignore-file': 'the ignore file',
  baseline: 'the baseline',
};

/** What the lines of a finding depend on besides the finding. `respond`: what to do first, where it is to be said. */
export type TextContext = {
  readonly options: ReportOptions;
  readonly paint: Paint;
  readonly respond?: string | undefined;
};

/** Lines without a path header. A suppressed finding is dim, names who silenced it, and shows no snippet. */
export function findingLines(finding: Finding, { options, paint, respond }: TextContext): string[] {
  if (finding.suppression !== undefined) return suppressedLines(finding, finding.suppression, paint);
  const evidence = options.verbosity > 0 ? evidenceNotes(finding) : [];
  const identity = options.verbosity > 1 ? [`fingerprint ${finding.fingerprint}`] : [];
  return [
    headLine(finding, paint),
    ...wrapWords(escapeControls(finding.description), detailColumns).map((line) => indent + line),
    ...snippetLines(finding, options.showSecrets, paint),
    ...[
      ...placeNotes(finding, options.verbosity),
      ...proofNotes(finding),
      ...offlineNotes(finding),
      ...liveNotes(finding.verdict),
      ...evidence,
      ...identity,
    ].flatMap((note) => noteLines(note, paint)),
    ...(respond === undefined ? [] : wrapWords(escapeControls(`first: ${respond}`), detailColumns)).map(
      (line) => indent + line,
    ),
  ];
}

function suppressedLines(finding: Finding, suppression: Suppression, paint: Paint): string[] {
  const head = `  ${position(finding)}  ${finding.severity}  ${escapeControls(finding.ruleId)}`;
  const reason = suppression.reason === '' ? '' : `: ${suppression.reason}`;
  const why = escapeControls(`silenced by ${silencers[suppression.by]}${reason}`);
  return [paint('dim', head), ...noteLines(why, paint)];
}

function headLine(finding: Finding, paint: Paint): string {
  const confidence = finding.confidence === 'high' ? '' : `  (${finding.confidence} confidence)`;
  const severity = paint(finding.severity, finding.severity);
  return `  ${position(finding)}  ${severity}  ${paint('strong', escapeControls(finding.ruleId))}${confidence}`;
}

function position(finding: Finding): string {
  return `${finding.location.startLine}:${finding.location.startColumn}`;
}

function noteLines(note: string, paint: Paint): string[] {
  return wrapWords(note, detailColumns).map((line) => indent + paint('dim', line));
}

function placeNotes(finding: Finding, verbosity: number): string[] {
  const origin = originNotes(finding.origin, verbosity);
  const related = finding.related.map(
    ({ ruleId, location }) => `together with ${ruleId} at ${location.startLine}:${location.startColumn}`,
  );
  return [...insideNotes(finding.location), ...origin, ...related].map(escapeControls);
}

/** Where in the file, when its lines do not say it. The member of an archive is in the header already. */
function insideNotes({ logical, decoded }: Location): string[] {
  return [...(logical ? [`in ${logical.text}`] : []), ...(decoded ? [`encoded: ${decoded.join(' > ')}`] : [])];
}

// Paths and the names of messages are in the header already.
function originNotes(origin: Origin, verbosity: number): string[] {
  switch (origin.kind) {
    case 'commit':
      return [
        `since commit ${origin.commit.slice(0, idCharacters)}, ${origin.date}, ${origin.author}: ${origin.subject}`,
        extentNote(origin),
        ...(verbosity > 0 && origin.link !== undefined ? [origin.link] : []),
      ];
    case 'unreachable':
      return [
        origin.commit === undefined
          ? 'no commit that a branch, tag or other reference leads to holds this object'
          : `no branch, tag or other reference leads to it; in commit ${origin.commit.slice(0, idCharacters)}`,
      ];
    case 'layer':
    case 'image-config':
      return imageNotes(origin);
    case 'file':
    case 'stdin':
    case 'staged':
    case 'message':
      return [];
  }
}

function extentNote({ inHead, commits, paths, ageDays }: CommitOrigin): string {
  const state = inHead ? 'still in HEAD' : 'removed';
  const age = ageDays === undefined ? '' : `, ${countOf(ageDays, 'day')} old`;
  return `${state}; in ${countOf(commits, 'commit')}${paths > 1 ? ` and at ${countOf(paths, 'path')}` : ''}${age}`;
}

function proofNotes({ proof }: Finding): string[] {
  return proof === undefined ? [] : [escapeControls(describeProof(proof))];
}

// What could not be checked is the rule, and not worth a line. A key that is proven needs no more words.
function offlineNotes({ proof, verdict: { offline } }: Finding): string[] {
  const { facts } = offline;
  const state = proof?.state === 'proven' ? 'unknown' : offline.state;
  const learnt = Object.entries(facts).map(([name, value]) => `${name} ${value}`);
  if (state === 'unknown' && learnt.length === 0) return [];
  const verdict = {
    valid: 'its own checksum or structure is right',
    invalid: 'its own checksum or structure is wrong',
  };
  const parts = state === 'unknown' ? learnt : [verdict[state], ...learnt];
  return [escapeControls(parts.join(', '))];
}

// Only what a provider answered: `unchecked` is the rule.
function liveNotes({ live }: Verdict): string[] {
  const reason = live.reason === undefined || live.reason === '' ? '' : ` (${live.reason})`;
  switch (live.state) {
    case 'live':
      return [escapeControls(`the provider accepts it: it is live${reason}`)];
    case 'dead':
      return [escapeControls(`the provider refuses it: it is dead${reason}`)];
    case 'unknown':
      return [escapeControls(`the provider gave no clear answer${reason}`)];
    case 'skipped':
    case 'unchecked':
      return [];
  }
}

function evidenceNotes(finding: Finding): string[] {
  return finding.evidence.map(({ text }) => escapeControls(`- ${text}`));
}
