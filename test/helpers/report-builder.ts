// Builds reports for reporter tests. Secrets are assembled from parts, so that no token stands in a file in clear.

import type { Finding } from '../../src/model/finding.ts';
import type { Location } from '../../src/model/location.ts';
import type { ScanReport } from '../../src/model/report.ts';
import { Secret } from '../../src/model/secret.ts';

/** 32 characters that belong to no provider; the mask is `mock************tail`. */
export const mockSecret = `mock${'0a1b2c3d'.repeat(3)}tail`;
export const mockMask = 'mock************tail';

/** A finding whose secret is the first occurrence of `secret` in `text`; place and snippet are computed from the text. */
export function buildFinding(text: string, secret: string, overrides: Partial<Finding> = {}): Finding {
  const start = text.indexOf(secret);
  const end = start + secret.length;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const nextBreak = text.indexOf('\n', end);
  return {
    fingerprint: 'v1:0011223344556677',
    secretId: 's1:8899aabbccddeeff',
    ruleId: 'acme-deploy-token',
    description: 'Acme deploy token, which releases to every shop.',
    severity: 'high',
    confidence: 'high',
    evidence: [{ code: 'keyword', text: 'a keyword stands before it' }],
    tags: ['acme'],
    secret: new Secret(new TextEncoder().encode(secret)),
    entropy: 3.5,
    origin: { kind: 'file', path: 'config/shop.env' },
    location: locate(text, start, end),
    snippet: { before: text.slice(lineStart, start), after: text.slice(end, nextBreak < 0 ? text.length : nextBreak) },
    related: [],
    verdict: { offline: { state: 'unknown', facts: {} }, live: { state: 'unchecked' } },
    ...overrides,
  };
}

/** A finding about a file as a whole: no secret, and a place of all ones. */
export function buildPathFinding(path: string, overrides: Partial<Finding> = {}): Finding {
  return buildFinding('', '', {
    ruleId: 'key-file',
    description: 'A file that holds a private key by its name.',
    origin: { kind: 'file', path },
    ...overrides,
  });
}

/** A complete scan of two files by two rules; overrides replace whole fields. */
export function buildReport(overrides: Partial<ScanReport> = {}): ScanReport {
  return {
    tool: { name: 'trapline', version: '1.2.3' },
    target: { kind: 'files', paths: ['.'] },
    engine: 're2',
    rules: [
      {
        id: 'acme-deploy-token',
        description: 'Acme deploy token, which releases to every shop.',
        severity: 'high',
        references: ['https://acme.example/docs/tokens'],
        tags: ['acme'],
      },
      {
        id: 'generic-assignment',
        description: 'A secret by its name.',
        severity: 'medium',
        references: [],
        tags: ['generic'],
      },
    ],
    findings: [],
    diagnostics: [],
    coverage: { artifacts: 2, bytes: 2048, skipped: {}, missed: 0 },
    complete: true,
    ...overrides,
  };
}

function locate(text: string, start: number, end: number): Location {
  const first = position(text, start);
  const last = position(text, end);
  return {
    startLine: first.line,
    startColumn: first.column,
    endLine: last.line,
    endColumn: last.column,
    startOffset: Buffer.byteLength(text.slice(0, start)),
    endOffset: Buffer.byteLength(text.slice(0, end)),
  };
}

function position(text: string, index: number): { line: number; column: number } {
  const before = text.slice(0, index).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
