import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/model/finding.ts';
import type { ScanReport } from '../../src/model/report.ts';
import { reportText } from '../../src/report/text.ts';
import { buildFinding, buildPathFinding, buildReport, mockMask, mockSecret } from '../helpers/report-builder.ts';

const plain = { showSecrets: false, color: false, verbosity: 0 };

function textOf(overrides: Partial<ScanReport>, options: Partial<typeof plain> = {}): string {
  return reportText(buildReport(overrides), { ...plain, ...options });
}

/** The two lines that show the place of the first finding. */
function snippetOf(finding: Finding, options: Partial<typeof plain> = {}): string[] {
  const lines = textOf({ findings: [finding] }, options).split('\n');
  const first = lines.findIndex((line) => /^ *\d+ \|/.test(line));
  return lines.slice(first, first + 2);
}

describe('the text report', () => {
  it('groups findings by file and ends with coverage, verdict and hint', () => {
    const text = `# shop\nTOKEN = "${mockSecret}" # prod`;
    const findings = [
      buildFinding(text, mockSecret, { severity: 'critical' }),
      buildFinding(text, mockSecret, { confidence: 'low', origin: { kind: 'file', path: 'z.env' } }),
    ];
    expect(textOf({ findings })).toBe(
      [
        'config/shop.env',
        '  2:10  critical  acme-deploy-token',
        '         Acme deploy token, which releases to every shop.',
        '     2 | TOKEN = "mock************tail" # prod',
        '       |          ^^^^^^^^^^^^^^^^^^^^',
        '',
        'z.env',
        '  2:10  high  acme-deploy-token  (low confidence)',
        '         Acme deploy token, which releases to every shop.',
        '     2 | TOKEN = "mock************tail" # prod',
        '       |          ^^^^^^^^^^^^^^^^^^^^',
        '',
        'searched: 2 files, 2.0 kB',
        '',
        '2 findings (1 critical, 1 high) in 2 files',
        'Revoke real secrets; allow a false positive with a `trapline:allow` comment.',
        '',
      ].join('\n'),
    );
  });

  it('says what to do first once for each rule, with -v each time, of what is silenced never', () => {
    const rules = buildReport().rules.map((item) => ({
      ...item,
      respond: `Revoke ${item.id} in the \u001b settings.`,
    }));
    const finding = buildFinding(mockSecret, mockSecret);
    const silenced = { ...finding, suppression: { by: 'inline', reason: '' } } as const;
    const findings = [silenced, finding, finding, { ...finding, ruleId: 'generic-assignment' }];
    const advice = (verbosity: number) => textOf({ rules, findings }, { verbosity }).match(/^ +first: .*$/gm);
    const first = '         first: Revoke acme-deploy-token in the \\x1b settings.';
    const other = '         first: Revoke generic-assignment in the \\x1b settings.';
    expect(advice(0)).toEqual([first, other]);
    expect(advice(1)).toEqual([first, first, other]);
    expect(advice(-1)).toBe(null);
  });

  it('says so when there is nothing', () => {
    expect(textOf({})).toBe('searched: 2 files, 2.0 kB\n\nno findings\n');
  });

  it('does not call an empty scan clean', () => {
    const text = textOf({ coverage: { artifacts: 0, bytes: 0, skipped: {}, missed: 0 } });
    expect(text).toBe('searched: 0 files, 0 B\n\nno findings: nothing was searched\n');
  });

  it('names every hole of an incomplete scan', () => {
    const text = textOf({
      complete: false,
      coverage: {
        artifacts: 1,
        bytes: 12_345_678,
        skipped: { symlink: 1, binary: 1200, empty: 1 },
        missed: 2,
        promised: { blobs: 1, trees: 1000 },
      },
      diagnostics: [
        { code: 'too-large', message: 'larger than 50 MB', path: 'big.bin', affectsCoverage: true },
        { code: 'interrupted', message: 'stopped by a signal', affectsCoverage: true },
        { code: 'config-warning', message: 'a matter of taste', affectsCoverage: false },
      ],
    });
    expect(text).toBe(
      [
        'warning: big.bin: larger than 50 MB (too-large)',
        'warning: stopped by a signal (interrupted)',
        '',
        'searched: 1 file, 12.3 MB',
        'skipped: 1,202 (1,200 binary, 1 empty, 1 symlink)',
        'missed: 2',
        'not present: 1 blob and 1,000 trees promised by the remote',
        '',
        'no findings, but the scan is incomplete: it was interrupted and 2 inputs could not be searched',
        '',
      ].join('\n'),
    );
  });

  it('says both when an incomplete scan has findings', () => {
    const text = textOf({ complete: false, findings: [buildFinding(mockSecret, mockSecret)] });
    expect(text).toContain('1 finding (1 high) in 1 file\nthe scan is incomplete: not everything could be searched\n');
  });

  it('shows evidence, notes, rules and engine with -v', () => {
    const finding = buildFinding(mockSecret, mockSecret, {
      verdict: { offline: { state: 'valid', facts: { owner: 'acme' } }, live: { state: 'unchecked' } },
    });
    const diagnostics = [{ code: 'config-warning', message: 'odd', path: 'a.toml:3', affectsCoverage: false }] as const;
    const text = textOf({ findings: [finding], diagnostics }, { verbosity: 1 });
    expect(text).toContain(
      [
        '         its own checksum or structure is right, owner acme',
        '         - a keyword stands before it',
        '',
        'note: a.toml:3: odd (config-warning)',
        '',
        'searched: 2 files, 2.0 kB',
        'rules: 2',
        'engine: re2',
      ].join('\n'),
    );
    expect(text).not.toContain('fingerprint');
    expect(textOf({ findings: [finding] }, { verbosity: 2 })).toContain('fingerprint v1:0011223344556677');
  });

  it('keeps suppressed findings out, counts them, and shows them with -v', () => {
    const suppression = { by: 'inline', reason: 'a test value' } as const;
    const findings = [buildFinding(`K=${mockSecret}`, mockSecret, { suppression })];
    expect(textOf({ findings })).toBe(
      'searched: 2 files, 2.0 kB\nsuppressed: 1 finding (-v shows them)\n\nno findings\n',
    );
    expect(textOf({ findings }, { verbosity: 1 })).toContain(
      'config/shop.env\n  1:3  high  acme-deploy-token\n         silenced by a comment: a test value\n',
    );
  });

  it('says what else a composite rule needed, where a commit put it, and that it is live', () => {
    const finding = buildFinding(mockSecret, mockSecret, {
      related: [
        {
          ruleId: 'acme-id',
          relation: 'required',
          location: { startLine: 7, startColumn: 3, endLine: 7, endColumn: 9, startOffset: 40, endOffset: 46 },
        },
      ],
      origin: {
        kind: 'commit',
        repository: '.',
        path: 'a.env',
        blobId: 'b'.repeat(40),
        commit: 'c'.repeat(40),
        author: 'Ada',
        email: 'ada@shop.example',
        date: '2026-01-02T03:04:05Z',
        subject: 'add shop',
        commits: 3,
        paths: 1,
        inHead: true,
      },
      verdict: { offline: { state: 'unknown', facts: {} }, live: { state: 'live', reason: 'HTTP 200' } },
    });
    expect(textOf({ findings: [finding] })).toContain(
      [
        '         since commit cccccccccccc, 2026-01-02T03:04:05Z, Ada: add shop',
        '         still in HEAD; in 3 commits',
        '         together with acme-id at 7:3',
        '         the provider accepts it: it is live (HTTP 200)',
      ].join('\n'),
    );
  });

  it('shows a finding about a file as a whole without a snippet', () => {
    expect(textOf({ findings: [buildPathFinding('id_rsa')] })).toContain(
      'id_rsa\n  1:1  high  key-file\n         A file that holds a private key by its name.\n\nsearched:',
    );
  });
});

describe('the snippet', () => {
  it('expands tabs, so that the carets stand under the secret', () => {
    expect(snippetOf(buildFinding(`\tk =\t${mockSecret}\t# x`, mockSecret))).toEqual([
      '     1 |     k = mock************tail    # x',
      '       |         ^^^^^^^^^^^^^^^^^^^^',
    ]);
  });

  it('counts wide characters twice and marks not at all', () => {
    expect(snippetOf(buildFinding(`名🙂e\u0301=${mockSecret}`, mockSecret))).toEqual([
      `     1 | 名🙂e\u0301=mock************tail`,
      '       |       ^^^^^^^^^^^^^^^^^^^^',
    ]);
  });

  it('clips a long line on both sides to 80 columns', () => {
    const [line = '', carets = ''] = snippetOf(
      buildFinding(`${'ab'.repeat(5e5)}${mockSecret}${'yz'.repeat(5e5)}`, mockSecret),
    );
    expect(line).toBe(`     1 | ...b${'ab'.repeat(14)}${mockMask}${'yz'.repeat(8)}...`);
    expect(line).toHaveLength(80);
    expect(carets).toBe(`       | ${' '.repeat(32)}${'^'.repeat(20)}`);
  });

  it('shows the start of a secret of several lines, and how many there are', () => {
    const key = ['-----BEGIN MOCK KEY-----', 'QUJD', '-----END MOCK KEY-----'].join('\n');
    const finding = buildFinding(`k='${key}' # end`, key);
    expect(snippetOf(finding)).toEqual([
      `     1 | k='----************---- (3 lines)`,
      '       |    ^^^^^^^^^^^^^^^^^^^^',
    ]);
    expect(snippetOf(finding, { showSecrets: true })[0]).toBe(`     1 | k='-----BEGIN MOCK KEY----- (3 lines)`);
  });

  it('keeps the carets in place for line numbers of any length', () => {
    const [line = '', carets = ''] = snippetOf(buildFinding(`${'\n'.repeat(1_234_566)}k=${mockSecret}`, mockSecret));
    expect(line).toBe(`1234567 | k=${mockMask}`);
    expect(carets.indexOf('^')).toBe(line.indexOf('mock'));
  });

  it('shows the secret only when asked', () => {
    const finding = buildFinding(`k=${mockSecret};`, mockSecret);
    expect(snippetOf(finding)[0]).toBe(`     1 | k=${mockMask};`);
    expect(snippetOf(finding, { showSecrets: true })).toEqual([
      `     1 | k=${mockSecret};`,
      `       |   ${'^'.repeat(32)}`,
    ]);
  });
});

describe('quiet', () => {
  it('prints one line per standing finding and nothing else', () => {
    const findings = [
      buildFinding(`k=${mockSecret}`, mockSecret),
      buildPathFinding('id_rsa'),
      buildFinding(mockSecret, mockSecret, { suppression: { by: 'baseline', reason: '' } }),
    ];
    expect(textOf({ findings, complete: false }, { verbosity: -1 })).toBe(
      'config/shop.env:1:3: high acme-deploy-token mock************tail\nid_rsa:1:1: high key-file\n',
    );
    expect(textOf({}, { verbosity: -1 })).toBe('');
  });
});

describe('untrusted text', () => {
  const nasty = '\u001b[2J\u009b31m\u202e\u2066\r\n\u0007\u2028';
  const hostile = buildFinding(`${mockSecret}`, mockSecret, {
    origin: { kind: 'file', path: `a${nasty}b` },
    ruleId: `r${nasty}`,
    description: nasty,
    snippet: { before: nasty, after: nasty },
    evidence: [{ code: 'x', text: nasty }],
    verdict: { offline: { state: 'valid', facts: { [nasty]: nasty } }, live: { state: 'dead', reason: nasty } },
    related: [
      {
        ruleId: nasty,
        relation: 'required',
        location: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1, startOffset: 0, endOffset: 0 },
      },
    ],
  });
  const findings = [hostile, { ...hostile, suppression: { by: 'allowlist', reason: nasty } as const }];
  const diagnostics = [{ code: 'unreadable', message: nasty, path: nasty, affectsCoverage: true }] as const;

  it.each([-1, 0, 1, 2])('cannot move the cursor, reorder or break lines (verbosity %i)', (verbosity) => {
    const text = textOf({ findings, diagnostics }, { verbosity });
    expect(text).toContain('a\\x1b[2J\\x9b31m\\u202e\\u2066\\x0d\\x0a\\x07\\u2028b');
    expect(text.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/);
    expect(text.split('\n').filter((line) => line.startsWith('b'))).toEqual([]);
  });

  it('is escaped inside a mask and a shown secret too', () => {
    const secret = `\u001b[2Jaaaaaaaaaaaaaaaaaaaaaaaaaaa`;
    const finding = buildFinding(secret, secret);
    expect(snippetOf(finding)[0]).toBe('     1 | \\x1b[2J************aaaa');
    expect(snippetOf(finding, { showSecrets: true })[0]).toBe(`     1 | \\x1b[2J${'a'.repeat(27)}`);
  });
});

describe('colour', () => {
  it('changes nothing but colour', () => {
    const findings = [buildFinding(`k=${mockSecret}`, mockSecret, { severity: 'critical' })];
    const coloured = textOf({ findings }, { color: true });
    expect(coloured).toContain('\u001b[1;31mcritical\u001b[0m');
    expect(coloured.replaceAll(/\u001b\[[\d;]*m/g, '')).toBe(textOf({ findings }));
  });

  it('says where in a structured file a secret is, and how it was encoded', () => {
    const finding = buildFinding(mockSecret, mockSecret);
    const location = {
      ...finding.location,
      decoded: ['base64', 'percent'],
      logical: { text: 'cell 7 [id] output 0 text/html line 3', name: 'cells[6].outputs[0].data.text/html' },
    };
    const lines = textOf({ findings: [{ ...finding, location }] }).split('\n');
    expect(lines).toContain('         in cell 7 [id] output 0 text/html line 3');
    expect(lines).toContain('         encoded: base64 > percent');
  });
});
