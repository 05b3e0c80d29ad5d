import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/model/finding.ts';
import type { ScanReport } from '../../src/model/report.ts';
import { reportSarif } from '../../src/report/sarif.ts';
import { buildFinding, buildPathFinding, buildReport, mockMask, mockSecret } from '../helpers/report-builder.ts';
import { sarifProblems } from '../helpers/sarif-schema.ts';

const options = { showSecrets: false, color: false, verbosity: 0 };

function runOf(overrides: Partial<ScanReport>, showSecrets = false) {
  const document = JSON.parse(reportSarif(buildReport(overrides), { ...options, showSecrets }));
  expect(sarifProblems(document)).toEqual([]);
  return document.runs[0];
}

function resultOf(finding: Finding, showSecrets = false) {
  return runOf({ findings: [finding] }, showSecrets).results[0];
}

const place = { startLine: 7, startColumn: 3, endLine: 7, endColumn: 9, startOffset: 40, endOffset: 46 };

describe('the sarif report', () => {
  it('is checked against a schema that does say no', () => {
    const broken = { version: '2.1.0', runs: [{ tool: { driver: { name: 'x' } }, results: [{}], time: 'now' }] };
    expect(sarifProblems(broken)).toEqual([
      '/runs/0 must NOT have additional properties',
      "/runs/0/results/0 must have required property 'message'",
    ]);
  });

  it('writes a result as code scanning reads it', () => {
    const finding = buildFinding(`# shop\nK="${mockSecret}"; // end`, mockSecret, { confidence: 'medium' });
    expect(resultOf(finding)).toEqual({
      ruleId: 'acme-deploy-token',
      ruleIndex: 0,
      level: 'error',
      message: { text: `Acme deploy token, which releases to every shop: ${mockMask} (medium confidence)` },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'config/shop.env', uriBaseId: '%SRCROOT%' },
            region: { startLine: 2, startColumn: 4, endLine: 2, endColumn: 36, snippet: { text: mockMask } },
            contextRegion: { startLine: 2, endLine: 2, snippet: { text: `K="${mockMask}"; // end` } },
          },
        },
      ],
      relatedLocations: [],
      partialFingerprints: { 'trapline/v1': 'v1:0011223344556677' },
      suppressions: [],
      properties: {
        severity: 'high',
        confidence: 'medium',
        secretId: 's1:8899aabbccddeeff',
        evidence: ['a keyword stands before it'],
        offline: 'unknown',
        facts: {},
        live: 'unchecked',
        origin: { kind: 'file' },
      },
    });
  });

  it('writes rules with everything code scanning asks for', () => {
    const { driver } = runOf({}).tool;
    const todo =
      'Treat the credential as known to others: revoke or rotate it at its provider first, then remove it from the code and, ' +
      'where it was committed, from the history. If it is a false positive, end its line with the comment `trapline:allow`.';
    expect(driver).toMatchObject({ name: 'trapline', version: '1.2.3', semanticVersion: '1.2.3' });
    expect(driver.rules[0]).toEqual({
      id: 'acme-deploy-token',
      name: 'AcmeDeployToken',
      shortDescription: { text: 'Acme deploy token, which releases to every shop.' },
      fullDescription: { text: 'Acme deploy token, which releases to every shop.' },
      help: {
        text: `Acme deploy token, which releases to every shop.\n\n${todo}\n\nhttps://acme.example/docs/tokens`,
        markdown: `Acme deploy token, which releases to every shop.\n\n${todo}\n\n- <https://acme.example/docs/tokens>`,
      },
      helpUri: 'https://acme.example/docs/tokens',
      defaultConfiguration: { level: 'error' },
      properties: { tags: ['security', 'external/cwe/cwe-798', 'acme'], precision: 'high', 'security-severity': '8.0' },
    });
    expect(driver.rules[1]).toMatchObject({
      defaultConfiguration: { level: 'warning' },
      properties: { precision: 'medium', 'security-severity': '5.5' },
    });
    expect(driver.rules[1]).not.toHaveProperty('helpUri');
  });

  it('writes the run: category, columns, no time, and results even when there are none', () => {
    const run = runOf({ target: { kind: 'staged', paths: [] } });
    expect(run).toMatchObject({
      automationDetails: { id: 'trapline/staged/' },
      columnKind: 'utf16CodeUnits',
      invocations: [{ executionSuccessful: true, toolExecutionNotifications: [] }],
      results: [],
    });
  });

  it('reports an incomplete scan as not successful, with its reasons', () => {
    const [invocation] = runOf({
      complete: false,
      diagnostics: [
        { code: 'too-large', message: 'larger than {50} MB', path: 'big.bin', affectsCoverage: true },
        { code: 'config-warning', message: 'odd', affectsCoverage: false },
      ],
    }).invocations;
    expect(invocation).toEqual({
      executionSuccessful: false,
      toolExecutionNotifications: [
        { descriptor: { id: 'too-large' }, level: 'error', message: { text: 'big.bin: larger than {{50}} MB' } },
        { descriptor: { id: 'config-warning' }, level: 'note', message: { text: 'odd' } },
      ],
    });
  });

  it('links the other places of a composite rule', () => {
    const result = resultOf(
      buildFinding(mockSecret, mockSecret, { related: [{ ruleId: 'acme-id', relation: 'required', location: place }] }),
    );
    expect(result.message.text).toMatch(/, together with \[acme-id\]\(1\)$/);
    expect(result.relatedLocations).toEqual([
      {
        id: 1,
        message: { text: 'acme-id' },
        physicalLocation: {
          artifactLocation: { uri: 'config/shop.env', uriBaseId: '%SRCROOT%' },
          region: { startLine: 7, startColumn: 3, endLine: 7, endColumn: 9 },
        },
      },
    ]);
  });

  it.each([
    ['inline', 'inSource'],
    ['allowlist', 'external'],
    ['ignore-file', 'external'],
    ['baseline', 'external'],
  ] as const)('marks a finding silenced by %s as %s', (by, kind) => {
    const result = resultOf(buildFinding(mockSecret, mockSecret, { suppression: { by, reason: 'test data' } }));
    expect(result.suppressions).toEqual([{ kind, justification: 'test data' }]);
  });

  it('places a finding about a file as a whole at its start', () => {
    const [location] = resultOf(buildPathFinding('keys/id_rsa')).locations;
    expect(location.physicalLocation).toEqual({
      artifactLocation: { uri: 'keys/id_rsa', uriBaseId: '%SRCROOT%' },
      region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 },
    });
  });

  it.each([
    ['a b#c?.env', 'a%20b%23c%3F.env'],
    ['./x/é🙂.env', 'x/%C3%A9%F0%9F%99%82.env'],
    ['c:d.env', 'c%3Ad.env'],
    ['../up.env', '../up.env'],
    ['half\ud83d.env', 'half%EF%BF%BD.env'],
    ['\u001b[2J%0a', '%1B%5B2J%250a'],
    ['/etc/my shop.env', 'file:///etc/my%20shop.env'],
    ['C:/shop/a.env', 'file:///C:/shop/a.env'],
  ])('writes the path %j as the URI %s', (path, uri) => {
    const [location] = resultOf(buildPathFinding(path)).locations;
    expect(location.physicalLocation.artifactLocation.uri).toBe(uri);
  });

  it('names commits and objects in the properties, never as a URI scheme', () => {
    const origin = { kind: 'unreachable', repository: '.', blobId: 'b3' } as const;
    const result = resultOf(buildFinding(mockSecret, mockSecret, { origin }));
    expect(result.locations[0].physicalLocation.artifactLocation.uri).toBe('(unreachable)/b3');
    expect(result.properties.origin).toEqual({ kind: 'unreachable', blobId: 'b3' });
  });

  it('escapes what would be a link or a placeholder in a message', () => {
    const result = resultOf(
      buildFinding(mockSecret, mockSecret, { description: 'See [here](https://x.example) {0} \\ \n next' }),
    );
    expect(result.message.text).toBe(`See \\[here\\](https://x.example) {{0}} \\\\ next: ${mockMask}`);
  });

  it('survives rules written by anyone', () => {
    const rule = {
      id: '--',
      description: '',
      severity: 'info',
      references: ['javascript:alert(1)', 'https://a b'],
      tags: ['t', 't'],
    } as const;
    const many = {
      ...rule,
      id: 'x/y z',
      description: 'd'.repeat(5000),
      tags: Array.from({ length: 50 }, (_, index) => `t${index}`),
    };
    const { rules } = runOf({ rules: [rule, many] }).tool.driver;
    expect(rules[0]).toMatchObject({ name: '--', shortDescription: { text: 'A secret found by the rule --.' } });
    expect(rules[0]).not.toHaveProperty('helpUri');
    expect(rules[0].properties.tags).toEqual(['security', 'external/cwe/cwe-798', 't']);
    expect(rules[1].name).toBe('XYZ');
    expect(rules[1].fullDescription.text).toHaveLength(1024);
    expect(rules[1].properties.tags).toHaveLength(10);
  });

  it("helps with the rule's own advice, whose links stay links", () => {
    const url = 'https://acme.example/keys_old#list';
    const [rule] = buildReport().rules;
    const respond = `Revoke *it* (${url}), then look at https://acme.example/log.`;
    const { help } = runOf({ rules: [{ ...rule!, respond, references: [] }] }).tool.driver.rules[0];
    expect(help.text).toContain(`\n\nFirst: ${respond}\n\n`);
    expect(help.markdown).toContain(
      `\n\n**First:** Revoke \\*it\\* (<${url}>), then look at <https://acme.example/log>.\n\n`,
    );
  });

  it('keeps the rules with findings when there are more than code scanning takes', () => {
    const rules = Array.from({ length: 25_001 }, (_, index) => ({
      id: `rule-${index}`,
      description: 'd',
      severity: 'low' as const,
      references: [],
      tags: [],
    }));
    const report = buildReport({ rules, findings: [buildFinding(mockSecret, mockSecret, { ruleId: 'rule-25000' })] });
    const [run] = JSON.parse(reportSarif(report, options)).runs;
    expect(run.tool.driver.rules).toHaveLength(25_000);
    expect(run.tool.driver.rules[run.results[0].ruleIndex].id).toBe('rule-25000');
  });

  it('shows the secret only when asked, and then as it stands', () => {
    const finding = buildFinding(`K=${mockSecret};`, mockSecret);
    const [location] = resultOf(finding, true).locations;
    expect(location.physicalLocation.region.snippet.text).toBe(mockSecret);
    expect(location.physicalLocation.contextRegion.snippet.text).toBe(`K=${mockSecret};`);
  });

  it('cuts the context of a long line without halving a character', () => {
    const finding = buildFinding(`${'🙂'.repeat(500)}a${mockSecret}b${'🙂'.repeat(500)}`, mockSecret);
    const text = resultOf(finding).locations[0].physicalLocation.contextRegion.snippet.text as string;
    expect(text).toBe(`${'🙂'.repeat(99)}a${mockMask}b${'🙂'.repeat(99)}`);
  });

  it('points at a place inside a structured file by its logical name as well', () => {
    const finding = buildFinding(`# shop\nK="${mockSecret}";`, mockSecret);
    const logical = { text: 'cell 1 [a1] line 2', name: 'cells[0].source' };
    const result = resultOf({ ...finding, location: { ...finding.location, logical, decoded: ['base64'] } });
    expect(result.locations[0].logicalLocations).toEqual([{ fullyQualifiedName: 'cells[0].source', kind: 'member' }]);
    expect(result.locations[0].physicalLocation.region).toMatchObject({ startLine: 2, startColumn: 4 });
    expect(result.message.text).toContain('in cell 1 \\[a1\\] line 2, encoded as base64');
  });

  it('names the archive as the file and the member as the logical place', () => {
    const finding = buildFinding(`# shop\nK="${mockSecret}";`, mockSecret, {
      origin: { kind: 'file', path: 'lib/a!b.zip!in.jar!conf/.env' },
    });
    const result = resultOf({ ...finding, location: { ...finding.location, member: 'in.jar!conf/.env' } });
    const [{ physicalLocation, logicalLocations }] = result.locations;
    expect(physicalLocation.artifactLocation).toEqual({ uri: 'lib/a!b.zip', uriBaseId: '%SRCROOT%' });
    expect(physicalLocation.region).toEqual({ startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 });
    expect(logicalLocations).toEqual([{ fullyQualifiedName: 'in.jar!conf/.env!2:4', kind: 'member' }]);
    expect(result.message.text).toContain('in in.jar!conf/.env:2:4');
  });
});
