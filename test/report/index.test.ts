import { describe, expect, it } from 'vitest';
import { formatNames, loadReporter } from '../../src/report/index.ts';
import { buildFinding, buildPathFinding, buildReport, mockSecret } from '../helpers/report-builder.ts';

const key = ['-----BEGIN MOCK KEY-----', 'QUJDREVG'.repeat(8), 'R0hJSktM'.repeat(8), '-----END MOCK KEY-----'].join(
  '\n',
);

const report = buildReport({
  findings: [
    buildFinding(`k=${mockSecret} # x`, mockSecret),
    buildFinding(`k='${key}'`, key, { suppression: { by: 'baseline', reason: 'known' } }),
    buildFinding(`k='${key}'`, key, { origin: { kind: 'stdin', path: 'stdin' } }),
    buildFinding('pin: hunter2hunter', 'hunter2hunter'),
    buildPathFinding('id_rsa'),
  ],
});

const pieces = [mockSecret, mockSecret.slice(4, 20), 'hunter2', 'QUJDREVG', 'R0hJSktM', 'BEGIN MOCK'];

describe.each(formatNames)('%s', (name) => {
  it.each([-1, 0, 1, 2])('holds nothing of a secret but its mask (verbosity %i)', async (verbosity) => {
    const reporter = await loadReporter(name);
    const text = reporter(report, { showSecrets: false, color: true, verbosity });
    const encoded = pieces.map((piece) => Buffer.from(piece).toString('base64').slice(0, 8));
    for (const piece of [...pieces, ...encoded]) expect(text).not.toContain(piece);
  });

  it('shows secrets when asked', async () => {
    const reporter = await loadReporter(name);
    const text = reporter(report, { showSecrets: true, color: false, verbosity: 0 });
    expect(text).toContain(mockSecret);
    expect(text).toContain('hunter2hunter');
  });

  it('gives equal bytes for equal reports', async () => {
    const reporter = await loadReporter(name);
    const options = { showSecrets: false, color: false, verbosity: 1 };
    expect(reporter(structuredClone({ ...report, findings: [] }), options)).toBe(
      reporter({ ...report, findings: [] }, options),
    );
    expect(reporter(report, options)).toBe(reporter(report, options));
  });

  it('ends with one line break', async () => {
    const reporter = await loadReporter(name);
    expect(reporter(report, { showSecrets: false, color: false, verbosity: 0 })).toMatch(/[^\n]\n$/);
  });
});
