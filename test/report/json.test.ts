import { describe, expect, it } from 'vitest';
import type { ScanReport } from '../../src/model/report.ts';
import { Secret } from '../../src/model/secret.ts';
import { reportJson } from '../../src/report/json.ts';
import { buildFinding, buildPathFinding, buildReport, mockMask, mockSecret } from '../helpers/report-builder.ts';

const options = { showSecrets: false, color: false, verbosity: 0 };

function parse(overrides: Partial<ScanReport>, showSecrets = false) {
  return JSON.parse(reportJson(buildReport(overrides), { ...options, showSecrets }));
}

describe('the json report', () => {
  it('has the documented fields in the documented order', () => {
    const report = buildReport({
      rules: [],
      findings: [buildFinding(`é=${mockSecret};`, mockSecret)],
      diagnostics: [{ code: 'interrupted', message: 'stopped', affectsCoverage: true }],
      coverage: {
        artifacts: 3,
        bytes: 4,
        skipped: { symlink: 1, binary: 2 },
        missed: 5,
        promised: { blobs: 2, trees: 1 },
      },
      complete: false,
    });
    expect(reportJson(report, options)).toBe(`{
  "schema": "trapline-report/1",
  "tool": {
    "name": "trapline",
    "version": "1.2.3"
  },
  "target": {
    "kind": "files",
    "paths": [
      "."
    ]
  },
  "complete": false,
  "secretsMasked": true,
  "summary": {
    "findings": 1,
    "bySeverity": {
      "critical": 0,
      "high": 1,
      "medium": 0,
      "low": 0,
      "info": 0
    },
    "files": 1,
    "suppressed": 0
  },
  "coverage": {
    "artifacts": 3,
    "bytes": 4,
    "skipped": {
      "binary": 2,
      "symlink": 1
    },
    "missed": 5,
    "promised": {
      "blobs": 2,
      "trees": 1
    }
  },
  "findings": [
    {
      "fingerprint": "v1:0011223344556677",
      "secretId": "s1:8899aabbccddeeff",
      "ruleId": "acme-deploy-token",
      "description": "Acme deploy token, which releases to every shop.",
      "severity": "high",
      "confidence": "high",
      "path": "config/shop.env",
      "location": {
        "startLine": 1,
        "startColumn": 3,
        "endLine": 1,
        "endColumn": 35,
        "startOffset": 3,
        "endOffset": 35,
        "decoded": [],
        "logical": null,
        "member": null
      },
      "secret": "mock************tail",
      "entropy": 3.5,
      "snippet": {
        "before": "é=",
        "after": ";"
      },
      "evidence": [
        {
          "code": "keyword",
          "text": "a keyword stands before it"
        }
      ],
      "verdict": {
        "offline": {
          "state": "unknown",
          "facts": {}
        },
        "live": {
          "state": "unchecked",
          "reason": null
        }
      },
      "proof": null,
      "related": [],
      "tags": [
        "acme"
      ],
      "origin": {
        "kind": "file",
        "path": "config/shop.env"
      },
      "suppression": null
    }
  ],
  "diagnostics": [
    {
      "code": "interrupted",
      "message": "stopped",
      "path": null,
      "affectsCoverage": true
    }
  ],
  "engine": "re2",
  "rules": []
}
`);
  });

  it('counts standing findings only, and marks the others', () => {
    const suppression = { by: 'ignore-file', reason: 'old' } as const;
    const document = parse({
      findings: [
        buildFinding(mockSecret, mockSecret, { severity: 'critical' }),
        buildFinding(mockSecret, mockSecret, { suppression }),
        buildPathFinding('id_rsa', { severity: 'low' }),
      ],
    });
    expect(document.summary).toEqual({
      findings: 2,
      bySeverity: { critical: 1, high: 0, medium: 0, low: 1, info: 0 },
      files: 2,
      suppressed: 1,
    });
    expect(document.findings.map((finding: { suppression: unknown }) => finding.suppression)).toEqual([
      null,
      suppression,
      null,
    ]);
  });

  it('writes every kind of origin whole', () => {
    const origins = [
      { kind: 'stdin', path: '-' },
      { kind: 'staged', path: 'a', blobId: 'b1' },
      {
        kind: 'commit',
        repository: 'r',
        path: 'a',
        blobId: 'b2',
        commit: 'c2',
        author: 'Ada',
        email: 'ada@shop.example',
        date: '2026-01-02T03:04:05Z',
        subject: 's',
        commits: 3,
        paths: 1,
        inHead: true,
        ageDays: 12,
        link: 'https://code.example/r/a#L1',
      },
      { kind: 'unreachable', repository: 'r', blobId: 'b3' },
      { kind: 'message', repository: 'r', objectId: 'o4', objectType: 'tag' },
    ] as const;
    const findings = origins.map((origin) => buildFinding(mockSecret, mockSecret, { origin }));
    const written = parse({ findings }).findings as { origin: unknown; path: string }[];
    const absent = { path: null, commit: null };
    expect(written.map(({ origin }) => origin)).toEqual(
      origins.map((origin) => (origin.kind === 'unreachable' ? { ...origin, ...absent } : origin)),
    );
    expect(written.map(({ path }) => path)).toEqual(['-', 'a', 'a', '(unreachable)/b3', '(tag message)/o4']);
  });

  it('holds the secret only when asked', () => {
    const findings = [buildFinding(mockSecret, mockSecret)];
    expect(parse({ findings }).findings[0].secret).toBe(mockMask);
    const shown = parse({ findings }, true);
    expect(shown.secretsMasked).toBe(false);
    expect(shown.findings[0].secret).toBe(mockSecret);
    expect(shown.findings[0]).not.toHaveProperty('secretBase64');
  });

  it('adds base64 where a shown secret is not valid UTF-8', () => {
    const secret = new Secret(Uint8Array.of(0x61, 0xff, 0xfe));
    const findings = [buildFinding(mockSecret, mockSecret, { secret })];
    expect(parse({ findings }, true).findings[0]).toMatchObject({ secret: 'a\ufffd\ufffd', secretBase64: 'Yf/+' });
    expect(parse({ findings }).findings[0]).not.toHaveProperty('secretBase64');
  });

  it('is harmless on a terminal and loses nothing by it', () => {
    const path = 'a\u001b[2J\u009b\u202e\u2028\u{e0041}🙂';
    const text = reportJson(buildReport({ findings: [buildPathFinding(path)] }), options);
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\u{e0000}-\u{e007f}]/u);
    expect(JSON.parse(text).findings[0].path).toBe(path);
  });

  it('does not depend on the order in which reasons and facts were met', () => {
    const one = parse({ coverage: { artifacts: 0, bytes: 0, skipped: { binary: 1, empty: 2 }, missed: 0 } });
    const other = parse({ coverage: { artifacts: 0, bytes: 0, skipped: { empty: 2, binary: 1 }, missed: 0 } });
    expect(JSON.stringify(one)).toBe(JSON.stringify(other));
  });

  it('says that no engine was needed', () => {
    const { engine: _, ...report } = buildReport();
    expect(JSON.parse(reportJson(report, options)).engine).toBeNull();
  });

  it('says where in a structured file or an archive the secret is, and what was decoded', () => {
    const finding = buildFinding(mockSecret, mockSecret);
    const location = {
      ...finding.location,
      decoded: ['base64', 'percent'],
      logical: { text: 'cell 1 line 1', name: 'cells[0].source' },
      member: 'b.ipynb',
    };
    const report = parse({ findings: [{ ...finding, location, origin: { kind: 'file', path: 'a.zip!b.ipynb' } }] });
    expect(report.findings[0]).toMatchObject({ path: 'a.zip!b.ipynb', location });
  });

  it('says of each rule what to do first', () => {
    const [first, second] = buildReport().rules;
    const { rules } = parse({ rules: [{ ...first!, respond: 'Revoke it.' }, second!] });
    expect(rules.map(({ respond }: { respond: unknown }) => respond)).toEqual(['Revoke it.', null]);
    expect(Object.keys(rules[1])).toEqual(['id', 'description', 'severity', 'references', 'tags', 'respond']);
  });
});
