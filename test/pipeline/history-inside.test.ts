// Secrets inside the blobs of a history: in notebooks, archives, compressed files and encodings, found as a scan of the file would have found them and
// attributed as any other.

import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { type Scratch, withRepository } from '../git/scratch.ts';
import { runIn } from '../helpers/cli.ts';
import {
  type HistoryFinding,
  type HistoryReport,
  runHistory,
  scanHistory,
  summaries,
  tokenOf,
} from '../helpers/history.ts';
import { zip } from '../helpers/zip.ts';

const names = Object.fromEntries(['cell', 'jar', 'lib', 'cluster', 'log', 'chat'].map((name) => [name, tokenOf(name)]));
const { cell, jar, lib, cluster, log, chat } = names as Record<string, string>;

type Inside = HistoryFinding & {
  readonly location: {
    readonly startLine: number;
    readonly member: string | null;
    readonly decoded: readonly string[];
    readonly logical: { readonly text: string } | null;
  };
};

function notebook(output: string): string {
  const outputs = [{ output_type: 'stream', name: 'stdout', text: ['ok\n', output] }];
  return JSON.stringify({ cells: [{ cell_type: 'code', source: ['go()\n'], outputs }], nbformat: 4 }, undefined, 1);
}

function jarOf(...tokens: readonly string[]): Buffer {
  const inner = zip([{ name: 'META-INF/lib.properties', content: `a=1\ntoken=${tokens[1] ?? 'none'}\n` }]);
  return zip([
    { name: 'BOOT-INF/classes/app.properties', content: `token=${tokens[0] ?? 'none'}\n` },
    { name: 'BOOT-INF/lib/lib.jar', content: inner, method: 0 },
  ]);
}

function secretYaml(token: string, replicas: number): string {
  const filler = Array.from({ length: 200 }, (_, i) => `# line ${i} of what nobody reads\n`).join('');
  const data = Buffer.from(token).toString('base64');
  return `kind: Secret\ndata:\n  token: ${data}\n${filler}---\nreplicas: ${replicas}\n`;
}

/** Six commits; the notebook's output is cleared in the last one. */
function makeRepository(scratch: Scratch): void {
  scratch.write('README', 'start\n');
  scratch.commit('start');
  scratch.git(['tag', 'start']);
  scratch.write('work.ipynb', notebook(`token ${cell}\n`));
  scratch.commit('notebook');
  scratch.write('app.jar', jarOf(jar!, lib!));
  scratch.commit('jar');
  scratch.write('k8s.yaml', secretYaml(cluster!, 1));
  scratch.write('app.log.gz', gzipSync(`start\ntoken ${log}\n`));
  scratch.commit('cluster');
  scratch.write('k8s.yaml', secretYaml(cluster!, 2));
  scratch.commit('more of it');
  scratch.write('work.ipynb', notebook('nothing\n'));
  scratch.write('app.jar', jarOf(jar!));
  scratch.commit('clear');
}

const expected = [
  'app.jar!BOOT-INF/classes/app.properties jar [jar] 4 HEAD',
  'app.jar!BOOT-INF/lib/lib.jar!META-INF/lib.properties lib [jar] 3 gone',
  'app.log.gz log [cluster] 3 HEAD',
  'k8s.yaml cluster [cluster] 3 HEAD',
  'work.ipynb cell [notebook] 4 gone',
];

/** Finding by name of its secret: everything a scan of the file says of its place. */
function placesOf({ findings }: HistoryReport): Record<string, unknown> {
  return Object.fromEntries(
    (findings as readonly Inside[]).map(({ path, ruleId, fingerprint, secret, location }) => [
      Object.keys(names).find((name) => names[name] === secret),
      { path, ruleId, fingerprint, location },
    ]),
  );
}

describe('inside the blobs of a history', () => {
  test('secrets are found once per path, with the commit that brought them', () =>
    withRepository(async (scratch) => {
      makeRepository(scratch);
      for (const packing of [undefined, ['repack', '-adfq', '--depth=50', '--window=50']]) {
        if (packing) scratch.git(packing);
        const report = await scanHistory(scratch);
        expect(summaries(report, names)).toEqual(expected);
        expect([report.complete, report.diagnostics]).toEqual([true, []]);
        expect(report.coverage.skipped).toEqual({});
      }
    }));

  test('a range finds the same, less what the base had', () =>
    withRepository(async (scratch) => {
      makeRepository(scratch);
      expect(summaries(await scanHistory(scratch, ['start..HEAD']), names)).toEqual(expected);
      expect(summaries(await scanHistory(scratch, ['HEAD~3..HEAD']), names)).toEqual(
        expected.filter((line) => line.includes('[cluster]')),
      );
    }));

  test('they are told as the scan of the file tells them', () =>
    withRepository(async (scratch) => {
      makeRepository(scratch);
      const found = placesOf(await scanHistory(scratch));
      for (const [commit, wanted] of [
        ['HEAD', ['jar', 'log', 'cluster']],
        ['HEAD~1', ['cell', 'lib', 'jar', 'log', 'cluster']],
      ] as const) {
        scratch.git(['checkout', '-q', commit]);
        const { stdout } = await runIn(scratch.dir, ['scan', '-f', 'json', '--show-secrets']);
        const files = placesOf(JSON.parse(stdout) as HistoryReport);
        expect(Object.keys(files).sort()).toEqual([...wanted].sort());
        for (const name of wanted) expect(found[name]).toEqual(files[name]);
      }
      expect(found.lib).toMatchObject({
        location: { member: 'BOOT-INF/lib/lib.jar!META-INF/lib.properties', startLine: 2 },
      });
      expect(found.log).toMatchObject({ location: { decoded: ['gzip'], member: null, startLine: 2 } });
      expect(found.cluster).toMatchObject({ location: { decoded: ['base64'], startLine: 3 } });
      expect(found.cell).toMatchObject({ location: { logical: { text: 'cell 1 output 0 text line 2' } } });
    }));

  test('links lead to the archive', () =>
    withRepository(async (scratch) => {
      makeRepository(scratch);
      scratch.git(['remote', 'add', 'origin', 'https://github.com/acme/shop.git']);
      const { findings } = await scanHistory(scratch, ['start..HEAD']);
      const { origin } = findings.find(({ secret }) => secret === lib)!;
      expect(origin.link).toMatch(/\/blob\/[0-9a-f]{40}\/app\.jar#L2$/);
    }));

  test('messages of commits and tags are decoded, too', () =>
    withRepository(async (scratch) => {
      scratch.commit(`say\n\n${Buffer.from(`use ${chat} for it`).toString('base64')}`);
      scratch.git(['tag', '-a', '-m', `https://x.example/?t=${log!.replace('_', '%5F')}`, 'v1']);
      const { findings } = await scanHistory(scratch);
      const found = findings.map(({ secret, origin }) => `${origin.objectType} ${secret === chat ? 'chat' : 'log'}`);
      expect(found.sort()).toEqual(['commit chat', 'tag log']);
    }));

  test('a blob that nothing leads to is looked into when that is asked for', () =>
    withRepository(async (scratch) => {
      scratch.write('x', 'x\n');
      scratch.commit();
      scratch.git(['hash-object', '-w', '--stdin'], { input: jarOf(jar!) });
      expect((await scanHistory(scratch)).findings).toEqual([]);
      const { findings } = await scanHistory(scratch, ['--unreachable']);
      expect(findings.map(({ path, secret }) => [path.replace(/[0-9a-f]{40}/, 'ID'), secret])).toEqual([
        ['(unreachable)/ID!BOOT-INF/classes/app.properties', jar],
      ]);
    }));
});

describe('allow comments', () => {
  const yaml = (comment: string): string =>
    `a: 1\ntoken: ${Buffer.from(`token = ${cluster}`).toString('base64')}${comment}\nb: 2\n`;
  const archive = (comment: string): Buffer => zip([{ name: 'a.env', content: `token=${jar}${comment}\n` }]);
  const packed = (comment: string): string => `${Buffer.from(`token = ${cluster}${comment}\n`).toString('base64')}\n`;
  const comment = ' # trapline:allow made up';

  test.each<[string, (comment: string) => string | Buffer]>([
    ['beside what is encoded', yaml],
    ['in a member of an archive', archive],
    ['in what is encoded', packed],
  ])('%s count in the newest version', (_, write) =>
    withRepository(async (scratch) => {
      const suppressions = async () => (await scanHistory(scratch)).findings.map((item) => item.suppression?.by);
      scratch.write('x', write(''));
      scratch.commit();
      expect(await suppressions()).toEqual([undefined]);
      scratch.write('x', write(comment));
      scratch.commit();
      expect(await suppressions()).toEqual(['inline']);
      scratch.write('x', write(''));
      scratch.commit();
      expect(await suppressions()).toEqual([undefined]);
    }),
  );
});

describe('what cannot be read inside', () => {
  test('is told once for all versions of a file, under its path, and the scan is incomplete', () =>
    withRepository(async (scratch) => {
      for (const version of ['1', '2', '3']) {
        scratch.write('a/b.zip', zip([{ name: 'locked', isEncrypted: true, content: version.repeat(50) }]));
        scratch.write('cut.gz', gzipSync(`a log ${version}\n`.repeat(100)).subarray(0, -12));
        scratch.commit(version);
      }
      for (const args of [[], ['--since', '2001-01-01']]) {
        const { code, stdout } = await runHistory(scratch, args);
        const { diagnostics, coverage, complete } = JSON.parse(stdout) as HistoryReport;
        expect([code, complete, coverage.missed]).toEqual([3, false, 6]);
        expect(
          diagnostics.map(({ code: what, path, message }) => [what, path, /\(.* of the file\)$/.exec(message)?.[0]]),
        ).toEqual([
          ['encrypted', 'a/b.zip!locked', '(3 versions of the file)'],
          ['archive-damaged', 'cut.gz', '(3 versions of the file)'],
        ]);
      }
      const { code, stdout } = await runHistory(scratch, ['HEAD~1..HEAD']);
      const { diagnostics } = JSON.parse(stdout) as HistoryReport;
      expect([code, diagnostics.map(({ path }) => path).sort()]).toEqual([3, ['a/b.zip!locked', 'cut.gz']]);
    }));

  test('is no hole where no selected commit brought it', () =>
    withRepository(async (scratch) => {
      scratch.write('b.zip', zip([{ name: 'locked', isEncrypted: true, content: 'x' }]));
      scratch.commit('old');
      scratch.git(['tag', 'old']);
      scratch.write('README', 'new\n');
      scratch.commit('new');
      const { code, stdout } = await runHistory(scratch, ['--not', 'old']);
      expect([code, (JSON.parse(stdout) as HistoryReport).diagnostics]).toEqual([0, []]);
    }));

  test('for a limit is told as well', () =>
    withRepository(async (scratch) => {
      const bomb = gzipSync(Buffer.alloc(3 << 20, 0x41)).toString('base64');
      scratch.write('a.yaml', `data: ${bomb}\n`);
      scratch.commit();
      const { code, stdout } = await runHistory(scratch, ['--max-unpacked-size', '1MB']);
      const { diagnostics } = JSON.parse(stdout) as HistoryReport;
      expect(diagnostics.map(({ code: what, path }) => [what, path])).toEqual([['limit-reached', 'a.yaml']]);
      expect(code).toBe(3);
    }));
});
