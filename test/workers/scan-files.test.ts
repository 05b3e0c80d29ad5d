import { expect, test } from 'vitest';
import type { ScanResult } from '../../src/workers/file-scanner.ts';
import { scanFiles } from '../../src/workers/scan-files.ts';
import { CliFolder } from '../helpers/cli.ts';
import { compileToml, setupOf } from '../helpers/scanning.ts';

const { ruleSet } = compileToml(`[[rules]]\nid = "acme"\nregex = '''\\bacme_[a-z]{8}\\b'''\n`);

test('stops within a large file, with what it has found there', async () => {
  const folder = new CliFolder({ 'large.txt': `acme_qwertzui\n${'x\n'.repeat(5 << 20)}acme_asdfghjk\n` });
  const controller = new AbortController();
  const results: ScanResult[] = [];
  const outcome = scanFiles({
    entries: [{ kind: 'file', path: 'large.txt', fsPath: `${folder.path}/large.txt` }],
    setup: setupOf(ruleSet),
    jobs: 1,
    signal: controller.signal,
    onResult: (result) => results.push(result),
  });
  // The first chunk was searched before the promise was handed out.
  controller.abort();
  expect((await outcome).isInterrupted).toBe(true);
  folder.remove();
  const last = results.at(-1);
  expect(last?.findings.map(({ location }) => location.startOffset)).toEqual([0]);
  expect(last?.coverage).toEqual({ artifacts: 1, bytes: 4 << 20, skipped: {}, missed: 0 });
});
