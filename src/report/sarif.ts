// SARIF 2.1.0 for GitHub code scanning and other readers. Secrets are masked unless they are shown on purpose. Suppressed findings
// are included and marked (GitHub ignores the mark). `primaryLocationLineHash` is left to the uploader, which knows the checkout.
// Spec: https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/sarif-v2.1.0-errata01-os-complete.html

import { stringifyJson } from '../lib/escape-controls.ts';
import { pathToUri } from '../lib/path-uri.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Finding } from '../model/finding.ts';
import type { Location } from '../model/location.ts';
import { type Origin, originPath } from '../model/origin.ts';
import { describeProof } from '../model/proof.ts';
import type { ScanReport } from '../model/report.ts';
import type { ReportOptions } from './index.ts';
import { hideInformational } from './informational.ts';
import { sarifLevel, writeRules } from './sarif-rules.ts';
import { secretText } from './secret-text.ts';

// The address GitHub's own documentation and tools use.
const schemaUri = 'https://json.schemastore.org/sarif-2.1.0.json';

// Keeps a report of minified files under GitHub's 10 MB; editors show the file itself anyway.
const maxContextUnits = 200;

export function reportSarif(whole: ScanReport, options: ReportOptions): string {
  const { report } = hideInformational(whole, options.verbosity);
  const rules = writeRules(report.rules, new Set(report.findings.map(({ ruleId }) => ruleId)));
  const ruleIndexes = new Map(rules.map(({ id }, index) => [id, index]));
  const run = {
    tool: {
      driver: { name: report.tool.name, version: report.tool.version, semanticVersion: report.tool.version, rules },
    },
    // A category without a run id: each kind of scan replaces its own earlier alerts only.
    automationDetails: { id: `trapline/${report.target.kind}/` },
    columnKind: 'utf16CodeUnits',
    invocations: [
      {
        executionSuccessful: report.complete,
        toolExecutionNotifications: report.diagnostics.map(writeNotification),
      },
    ],
    results: report.findings.map((finding) => writeResult(finding, ruleIndexes.get(finding.ruleId), options)),
  };
  return `${stringifyJson({ $schema: schemaUri, version: '2.1.0', runs: [run] })}\n`;
}

function writeResult(finding: Finding, ruleIndex: number | undefined, { showSecrets }: ReportOptions): unknown {
  const secret = secretText(finding.secret, showSecrets);
  const artifactLocation = writeArtifactLocation(finding);
  return {
    ruleId: finding.ruleId,
    ruleIndex,
    level: sarifLevel(finding.severity),
    message: { text: writeMessage(finding, secret) },
    locations: [{ physicalLocation: { artifactLocation, ...writePlace(finding, secret) }, ...writeLogical(finding) }],
    relatedLocations: [
      ...finding.related.map(({ ruleId, location }, index) => ({
        id: index + 1,
        message: { text: escapeMessage(ruleId) },
        physicalLocation: {
          artifactLocation,
          region: location.member === undefined ? writeRegion(location) : wholeFile,
        },
      })),
      ...writeCounterpart(finding),
    ],
    partialFingerprints: { 'trapline/v1': finding.fingerprint },
    // For all results or for none (3.27.23): an empty list says that nobody silenced this one.
    suppressions: writeSuppressions(finding),
    properties: writeProperties(finding),
  };
}

// Line breaks are none: GitHub shows only the first line of a message in lists.
function writeMessage(finding: Finding, secret: string): string {
  const subject = finding.description === '' ? finding.ruleId : finding.description.replace(/\.$/, '');
  const shown = finding.secret.length === 0 ? '' : `: ${secret}`;
  const confidence = finding.confidence === 'high' ? '' : ` (${finding.confidence} confidence)`;
  const links = finding.related.map(({ ruleId }, index) => `[${escapeMessage(ruleId)}](${index + 1})`);
  const related = links.length === 0 ? '' : `, together with ${links.join(', ')}`;
  return (
    escapeMessage(`${subject}${shown}${writeInside(finding.location)}${confidence}`.replaceAll(/\s+/g, ' ')) +
    related +
    writeProofLink(finding)
  );
}

function writeProofLink({ proof, related }: Finding): string {
  return proof === undefined ? '' : `, [${escapeMessage(describeProof(proof))}](${related.length + 1})`;
}

// The other half of a secret, in whatever file it stands.
function writeCounterpart({ proof, related }: Finding): unknown[] {
  if (proof === undefined) return [];
  const archive = proof.path.indexOf('!');
  const region = archive < 0 ? { ...wholeFile, startLine: proof.line, endLine: proof.line } : wholeFile;
  return [
    {
      id: related.length + 1,
      message: { text: escapeMessage(describeProof(proof)) },
      physicalLocation: {
        artifactLocation: locateArtifact(archive < 0 ? proof.path : proof.path.slice(0, archive)),
        region,
      },
    },
  ];
}

// What the region cannot say: code scanning shows the message and no logical location.
function writeInside({ member, logical, decoded, startLine, startColumn }: Location): string {
  const inside = [
    ...(member === undefined ? [] : [`${member}:${startLine}:${startColumn}`]),
    ...(logical === undefined ? [] : [logical.text]),
  ];
  const place = inside.length === 0 ? '' : ` in ${inside.join(', ')}`;
  return decoded === undefined ? place : `${place}, encoded as ${decoded.join(' > ')}`;
}

// 3.33.5: names need not be in any language's form; `member` is the kind for a part of structured data (3.33.7).
function writeLogical({ location: { member, logical, startLine, startColumn } }: Finding): Record<string, unknown> {
  if (member === undefined && logical === undefined) return {};
  const place = logical === undefined ? `${startLine}:${startColumn}` : logical.name;
  const fullyQualifiedName = member === undefined ? place : `${member}!${place}`;
  return { logicalLocations: [{ fullyQualifiedName, kind: 'member' }] };
}

// 3.11.5 and 3.11.6: braces are placeholders and square brackets links unless escaped, and the text is not ours.
function escapeMessage(text: string): string {
  return text.replaceAll(/[\\[\]]/g, '\\$&').replaceAll(/[{}]/g, '$&$&');
}

function writePlace(finding: Finding, secret: string): Record<string, unknown> {
  // An archive has no lines of its own: the place is the file, and the member is named by the message and the logical location.
  if (finding.location.member !== undefined) return { region: wholeFile };
  const region = writeRegion(finding.location);
  // The place of a path-only finding is the file: an empty region at its start, which GitHub needs all four numbers of.
  if (finding.secret.length === 0) return { region };
  const { startLine, endLine } = finding.location;
  const before = dropHalfPair(finding.snippet.before.slice(-maxContextUnits));
  const after = dropHalfPair(finding.snippet.after.slice(0, maxContextUnits));
  return {
    region: { ...region, snippet: { text: secret } },
    contextRegion: { startLine, endLine, snippet: { text: before + secret + after } },
  };
}

// GitHub needs all four numbers.
const wholeFile = { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 };

// Strict JSON readers refuse the half of a pair that a cut leaves.
function dropHalfPair(text: string): string {
  return text.replaceAll(/^\p{Surrogate}|\p{Surrogate}$/gu, '');
}

// `Location` counts exactly as SARIF does: from 1, in UTF-16 units, end exclusive.
function writeRegion({ startLine, startColumn, endLine, endColumn }: Location): Record<string, unknown> {
  return { startLine, startColumn, endLine, endColumn };
}

// A URI with a scheme other than file: makes GitHub reject the upload; commits and objects are named in the properties instead.
function writeArtifactLocation({ origin, location: { member } }: Finding): unknown {
  const path = originPath(origin);
  return locateArtifact(member === undefined ? path : path.slice(0, -member.length - 1));
}

function locateArtifact(path: string): unknown {
  const uri = pathToUri(path);
  return uri.startsWith('file:') ? { uri } : { uri, uriBaseId: '%SRCROOT%' };
}

function writeSuppressions({ suppression }: Finding): unknown {
  if (suppression === undefined) return [];
  const kind = suppression.by === 'inline' ? 'inSource' : 'external';
  // No `status`: absent means accepted, and readers built on early drafts of the schema refuse the property.
  return [{ kind, justification: suppression.reason }];
}

function writeProperties(finding: Finding): unknown {
  const { offline, live } = finding.verdict;
  return {
    severity: finding.severity,
    confidence: finding.confidence,
    secretId: finding.secretId,
    evidence: finding.evidence.map(({ text }) => text),
    proof: finding.proof && describeProof(finding.proof),
    offline: offline.state,
    facts: offline.facts,
    live: live.state,
    origin: writeOrigin(finding.origin),
  };
}

// Object ids only: who wrote a commit is no business of a dashboard.
function writeOrigin(origin: Origin): unknown {
  switch (origin.kind) {
    case 'file':
    case 'stdin':
      return { kind: origin.kind };
    case 'staged':
    case 'unreachable':
      return { kind: origin.kind, blobId: origin.blobId };
    case 'commit':
      return {
        kind: origin.kind,
        blobId: origin.blobId,
        commit: origin.commit,
        date: origin.date,
        commits: origin.commits,
        paths: origin.paths,
        inHead: origin.inHead,
        link: origin.link,
      };
    case 'layer':
      return {
        kind: origin.kind,
        image: origin.image,
        platform: origin.platform,
        layer: origin.layer,
        position: origin.position,
        layers: origin.layers,
        createdBy: origin.createdBy,
        inImage: origin.inImage,
        removedHow: origin.removed?.how,
        removedIn: origin.removed?.layer,
        otherImages: origin.otherImages,
      };
    case 'image-config':
      return {
        kind: origin.kind,
        image: origin.image,
        platform: origin.platform,
        config: origin.config,
        field: origin.field,
      };
    case 'message':
      return { kind: origin.kind, objectId: origin.objectId, objectType: origin.objectType };
  }
}

function writeNotification({ code, message, path, affectsCoverage }: Diagnostic): unknown {
  return {
    descriptor: { id: code },
    level: affectsCoverage ? 'error' : 'note',
    // The path may carry a line or be an object id, so it is text and not a location.
    message: { text: escapeMessage(path === undefined ? message : `${path}: ${message}`) },
  };
}
