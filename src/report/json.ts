// The machine-readable report, `trapline-report/1`, documented field by field in docs/report.md. Every field is written out by hand,
// so that a change of the model does not change the format by accident. No time stamps: equal scans give equal bytes.

import { stringifyJson } from '../lib/escape-controls.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Finding, Verdict } from '../model/finding.ts';
import type { Location } from '../model/location.ts';
import { type LayerOrigin, type Origin, originPath } from '../model/origin.ts';
import { describeProof, type Proof } from '../model/proof.ts';
import type { RuleSummary, ScanReport } from '../model/report.ts';
import type { ReportOptions } from './index.ts';
import { secretBase64, secretText } from './secret-text.ts';
import { tallyFindings } from './tally.ts';

const jsonSchemaName = 'trapline-report/1';

export function reportJson(report: ScanReport, options: ReportOptions): string {
  const { tool, target, coverage } = report;
  const { artifacts, bytes, skipped, missed, promised } = coverage;
  const document = {
    schema: jsonSchemaName,
    tool: { name: tool.name, version: tool.version },
    target: { kind: target.kind, paths: target.paths },
    complete: report.complete,
    secretsMasked: !options.showSecrets,
    summary: tallyFindings(report.findings),
    coverage: {
      artifacts,
      bytes,
      skipped: sortKeys(skipped),
      missed,
      promised: { blobs: promised?.blobs ?? 0, trees: promised?.trees ?? 0 },
    },
    findings: report.findings.map((finding) => writeFinding(finding, options)),
    diagnostics: report.diagnostics.map(writeDiagnostic),
    engine: report.engine ?? null,
    rules: report.rules.map(writeRule),
  };
  return `${stringifyJson(document)}\n`;
}

function writeFinding(finding: Finding, { showSecrets }: ReportOptions): unknown {
  const { suppression } = finding;
  return {
    fingerprint: finding.fingerprint,
    secretId: finding.secretId,
    ruleId: finding.ruleId,
    description: finding.description,
    severity: finding.severity,
    confidence: finding.confidence,
    path: originPath(finding.origin),
    location: writeLocation(finding.location),
    secret: secretText(finding.secret, showSecrets),
    // JSON.stringify leaves undefined out: the key is there only when the text above had to lose something.
    secretBase64: secretBase64(finding.secret, showSecrets),
    entropy: finding.entropy,
    snippet: { before: finding.snippet.before, after: finding.snippet.after },
    evidence: finding.evidence.map(({ code, text }) => ({ code, text })),
    verdict: writeVerdict(finding.verdict),
    proof: writeProof(finding.proof),
    related: finding.related.map(({ ruleId, relation, location }) => ({
      ruleId,
      relation,
      location: writeLocation(location),
    })),
    tags: finding.tags,
    origin: writeOrigin(finding.origin),
    suppression: suppression === undefined ? null : { by: suppression.by, reason: suppression.reason },
  };
}

function writeLocation(location: Location): unknown {
  const { startLine, startColumn, endLine, endColumn, startOffset, endOffset } = location;
  const { decoded = [], logical, member = null } = location;
  return {
    startLine,
    startColumn,
    endLine,
    endColumn,
    startOffset,
    endOffset,
    decoded,
    logical: logical === undefined ? null : { text: logical.text, name: logical.name },
    member,
  };
}

function writeVerdict({ offline, live }: Verdict): unknown {
  return {
    offline: { state: offline.state, facts: sortKeys(offline.facts) },
    live: { state: live.state, reason: live.reason ?? null },
  };
}

function writeProof(proof: Proof | undefined): unknown {
  if (proof === undefined) return null;
  const { state, relation, what, path, line, commit } = proof;
  return { state, text: describeProof(proof), relation, what: what ?? null, path, line, commit: commit ?? null };
}

function writeOrigin(origin: Origin): unknown {
  switch (origin.kind) {
    case 'file':
    case 'stdin':
      return { kind: origin.kind, path: origin.path };
    case 'staged':
      return { kind: origin.kind, path: origin.path, blobId: origin.blobId };
    case 'commit': {
      const { kind, repository, path, blobId, commit, author, email, date, subject, commits, paths, inHead } = origin;
      const extent = { commits, paths, inHead, ageDays: origin.ageDays ?? null, link: origin.link ?? null };
      return { kind, repository, path, blobId, commit, author, email, date, subject, ...extent };
    }
    case 'unreachable':
      return {
        kind: origin.kind,
        repository: origin.repository,
        blobId: origin.blobId,
        path: origin.path ?? null,
        commit: origin.commit ?? null,
      };
    case 'layer':
      return writeLayer(origin);
    case 'image-config': {
      const { kind, image, platform, config, field, path } = origin;
      return { kind, image, platform, config, field, path };
    }
    case 'message': {
      const { kind, repository, objectId, objectType } = origin;
      return { kind, repository, objectId, objectType };
    }
  }
}

function writeLayer(origin: LayerOrigin): unknown {
  const { kind, image, platform, layer, position, layers, createdBy, path, inImage, removed, otherImages } = origin;
  const by = removed && {
    how: removed.how,
    layer: removed.layer,
    position: removed.position,
    createdBy: removed.createdBy,
  };
  return { kind, image, platform, layer, position, layers, createdBy, path, inImage, removed: by ?? null, otherImages };
}

function writeDiagnostic({ code, message, path, affectsCoverage }: Diagnostic): unknown {
  return { code, message, path: path ?? null, affectsCoverage };
}

function writeRule({ id, description, severity, references, tags, respond }: RuleSummary): unknown {
  return { id, description, severity, references, tags, respond: respond ?? null };
}

// Records are filled in the order of events; workers finish in any order.
function sortKeys<Value>(record: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
