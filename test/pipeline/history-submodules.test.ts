// Submodules in a history scan: counted by default, with --recurse-submodules scanned as the repositories that they are.

import { rmSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Scratch, withRepository, withScratch } from '../git/scratch.ts';
import { runIn } from '../helpers/cli.ts';
import { runHistory, scanHistory, summaries, tokenOf } from '../helpers/history.ts';

const [top, lib, deep] = ['top', 'lib', 'deep'].map(tokenOf) as [string, string, string];
const names = { top, lib, deep };
const recurse = ['--recurse-submodules'];
const fileProtocol = ['-c', 'protocol.file.allow=always'];

/** A repository in a folder of the scratch one. */
function makeRepository(scratch: Scratch, folder: string, path: string, content: string): void {
  scratch.git(['init', '-q', '-b', 'main', folder]);
  scratch.write(`${folder}/${path}`, content);
  scratch.git(['add', '-A'], { cwd: folder });
  scratch.git(['commit', '-qm', `in ${folder}`], { cwd: folder });
}

function addSubmodule(scratch: Scratch, outer: string, inner: string, path: string): void {
  scratch.git([...fileProtocol, 'submodule', '--quiet', 'add', scratch.path(inner), path], { cwd: outer });
  scratch.git(['commit', '-qm', `add ${path}`], { cwd: outer });
}

/** `shop` has `libs/pay`, which has `vendor/hash`; a secret is in each, the one of `libs/pay` removed again. */
function makeShop(scratch: Scratch): void {
  makeRepository(scratch, 'hash', 'deep.conf', `${deep}\n`);
  makeRepository(scratch, 'pay', 'x', `${lib}\n`);
  scratch.git(['rm', '-q', 'x'], { cwd: 'pay' });
  scratch.git(['commit', '-qm', 'remove'], { cwd: 'pay' });
  addSubmodule(scratch, 'pay', 'hash', 'vendor/hash');
  makeRepository(scratch, 'shop', 'x', `${top}\n`);
  addSubmodule(scratch, 'shop', 'pay', 'libs/pay');
  scratch.git([...fileProtocol, 'submodule', '--quiet', 'update', '--init', '--recursive'], { cwd: 'shop' });
}

const all = [
  'libs/pay/vendor/hash/deep.conf deep [in hash] 1 HEAD',
  'libs/pay/x lib [in pay] 1 gone',
  'x top [in shop] 2 HEAD',
];

describe('submodules', () => {
  test('are counted, and left alone', () =>
    withScratch(async (scratch) => {
      makeShop(scratch);
      const report = await scanHistory(scratch, ['shop']);
      expect(summaries(report, names)).toEqual(['x top [in shop] 2 HEAD']);
      expect(report.coverage.skipped.submodule).toBe(2);
      expect(report.complete).toBe(true);
      const { stdout } = await runIn(scratch.dir, ['scan', 'history', 'shop', '-v']);
      expect(stdout).toContain('2 submodules not looked at (--recurse-submodules does)');
      expect(stdout).toContain('skipped: 2 (2 submodule)');
    }));

  test('are scanned when asked for, under the path they have', () =>
    withScratch(async (scratch) => {
      makeShop(scratch);
      scratch.git(['remote', 'set-url', 'origin', 'https://github.com/acme/pay.git'], { cwd: 'shop/libs/pay' });
      const report = await scanHistory(scratch, ['shop', ...recurse]);
      expect(summaries(report, names)).toEqual(all);
      expect([report.complete, report.coverage.skipped.submodule]).toEqual([true, undefined]);
      const [inner, pay] = report.findings;
      expect([inner?.origin.repository, pay?.origin.repository]).toEqual([
        'shop/libs/pay/vendor/hash',
        'shop/libs/pay',
      ]);
      // The hosting site knows nothing of the place in the outer repository.
      expect(pay?.origin.link).toBe(`https://github.com/acme/pay/blob/${pay?.origin.commit}/x#L1`);
    }));

  test('have the fingerprints that a scan of the files gives', () =>
    withScratch(async (scratch) => {
      makeShop(scratch);
      const { findings } = await scanHistory(scratch, recurse, { cwd: 'shop' });
      const files = await runIn(scratch.dir, ['scan', '-f', 'json'], { cwd: 'shop' });
      const fingerprints = (JSON.parse(files.stdout).findings as { fingerprint: string }[]).map(
        (item) => item.fingerprint,
      );
      expect(fingerprints).toEqual(
        findings.filter(({ origin }) => origin.inHead).map(({ fingerprint }) => fingerprint),
      );
    }));

  test('are found by the git directory when they are gone from the work tree', () =>
    withScratch(async (scratch) => {
      makeShop(scratch);
      scratch.git(['rm', '-qf', 'libs/pay'], { cwd: 'shop' });
      scratch.git(['commit', '-qm', 'remove'], { cwd: 'shop' });
      const { findings } = await scanHistory(scratch, ['shop', ...recurse]);
      expect(findings.map(({ path }) => path)).toEqual(['libs/pay/vendor/hash/deep.conf', 'libs/pay/x', 'x']);
    }));

  test('may have a git directory of their own in the work tree', () =>
    withScratch(async (scratch) => {
      makeRepository(scratch, 'shop', 'x', `${top}\n`);
      makeRepository(scratch, 'shop/old style', 'y', `${lib}\n`);
      scratch.git(['add', 'old style'], { cwd: 'shop' });
      scratch.git(['commit', '-qm', 'embed'], { cwd: 'shop' });
      const report = await scanHistory(scratch, ['shop', ...recurse]);
      expect(summaries(report, names)).toEqual([
        'old style/y lib [in shop/old style] 1 HEAD',
        'x top [in shop] 2 HEAD',
      ]);
    }));

  test('that are not cloned make the scan incomplete when they were asked for', () =>
    withScratch(async (scratch) => {
      makeRepository(scratch, 'pay', 'x', 'clean\n');
      makeRepository(scratch, 'shop', 'x', 'clean\n');
      addSubmodule(scratch, 'shop', 'pay', 'libs/pay');
      scratch.git(['clone', '-q', 'shop', 'clone']);
      const report = await scanHistory(scratch, ['clone', ...recurse]);
      expect(report.diagnostics).toEqual([
        expect.objectContaining({
          code: 'submodule',
          path: 'libs/pay',
          message: expect.stringContaining('not cloned'),
        }),
      ]);
      expect((await runHistory(scratch, ['clone', ...recurse])).code).toBe(3);
      expect((await runHistory(scratch, ['clone'])).code).toBe(0);
    }));

  test('of a bare repository are known by .gitmodules', () =>
    withScratch(async (scratch) => {
      makeRepository(scratch, 'pay', 'x', 'clean\n');
      makeRepository(scratch, 'shop', 'x', 'clean\n');
      addSubmodule(scratch, 'shop', 'pay', 'libs/pay');
      scratch.git(['clone', '-q', '--bare', 'shop', 'bare.git']);
      expect((await scanHistory(scratch, ['bare.git'])).coverage.skipped).toEqual({ submodule: 1 });
    }));

  test('are not confused by a .git that leads nowhere, and the rest is searched', () =>
    withScratch(async (scratch) => {
      makeShop(scratch);
      rmSync(scratch.path('shop/.git/modules/libs/pay/HEAD'));
      const report = await scanHistory(scratch, ['shop', ...recurse]);
      expect(summaries(report, names)).toContain('x top [in shop] 2 HEAD');
      expect([report.complete, report.diagnostics[0]]).toEqual([
        false,
        expect.objectContaining({ code: 'submodule', path: 'libs/pay' }),
      ]);
    }));

  test.each([
    [[...recurse, '--branch', 'main'], /--recurse-submodules and --branch do not go together/],
    [[...recurse, '--not', 'main'], /--recurse-submodules and --not do not go together/],
    [[...recurse, 'HEAD~1..HEAD'], /--recurse-submodules and the range HEAD~1..HEAD do not go together/],
  ])('%j is refused', (args, message) =>
    withRepository(async (scratch) => {
      scratch.commit();
      const { code, stderr } = await runHistory(scratch, args);
      expect([code, stderr]).toEqual([2, expect.stringMatching(message)]);
    }),
  );
});
