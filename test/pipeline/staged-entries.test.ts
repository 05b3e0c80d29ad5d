// The kinds of entries an index can hold, as `trapline scan staged` treats them.

import { symlinkSync, unlinkSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { withRepository } from '../git/scratch.ts';
import { diagnostics, otherToken, runIn, token } from '../helpers/cli.ts';
import { at, clean, found, scanStaged, skipped } from '../helpers/staged.ts';

describe('an entry', () => {
  test('that is a link is searched by its target', () =>
    withRepository(async (scratch) => {
      symlinkSync(`/host/${token}/x`, scratch.path('link'));
      scratch.git(['add', 'link']);
      expect(await found(scratch)).toEqual([1, [at('link', 1, 7)]]);
    }));

  test('that is a submodule is skipped', () =>
    withRepository(async (scratch) => {
      scratch.commit();
      const commit = scratch.git(['rev-parse', 'HEAD']).trim();
      scratch.git(['update-index', '--add', '--cacheinfo', `160000,${commit},sub`]);
      expect(await found(scratch)).toEqual(clean);
      expect(await skipped(scratch)).toEqual({ submodule: 1 });
    }));

  test('that stands in for a file of Git LFS is skipped', () =>
    withRepository(async (scratch) => {
      const oid = 'ab'.repeat(32);
      scratch.write('big.psd', `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize 12345\n`);
      scratch.git(['add', '-A']);
      expect(await found(scratch)).toEqual(clean);
      expect(await skipped(scratch)).toEqual({ 'lfs-pointer': 1 });
    }));

  test('in UTF-16 is searched, by its added lines too', () =>
    withRepository(async (scratch) => {
      const encode = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le');
      scratch.commit();
      scratch.write('w.txt', encode(`${token}\r\ntwo\r\n`));
      scratch.commit();
      scratch.write('w.txt', encode(`${token}\r\ntwo\r\n"${otherToken}"\r\n`));
      scratch.git(['add', 'w.txt']);
      expect(await found(scratch)).toEqual([1, [at('w.txt', 3, 2)]]);
    }));

  test('that is binary is skipped', () =>
    withRepository(async (scratch) => {
      scratch.write('x.bin', Buffer.concat([Buffer.from([0, 1, 2]), Buffer.from(token)]));
      scratch.git(['add', '-A']);
      expect(await found(scratch)).toEqual(clean);
      expect(await skipped(scratch)).toEqual({ binary: 1 });
    }));

  test('larger than --max-file-size is missed', () =>
    withRepository(async (scratch) => {
      scratch.write('large.txt', `${token}${' '.repeat(2000)}`);
      scratch.git(['add', '-A']);
      const { code, stdout } = await scanStaged(scratch, { flags: ['--max-file-size', '1k'] });
      expect([code, diagnostics(stdout)]).toEqual([3, ['too-large large.txt']]);
    }));

  test('whose object is gone is told, and makes the scan incomplete', () =>
    withRepository(async (scratch) => {
      scratch.write('a.env', token);
      scratch.git(['add', '-A']);
      const oid = scratch.git(['rev-parse', ':a.env']).trim();
      unlinkSync(scratch.path('.git/objects', oid.slice(0, 2), oid.slice(2)));
      const { code, stdout } = await scanStaged(scratch);
      expect([code, diagnostics(stdout)]).toEqual([3, ['object-missing a.env']]);
    }));

  test('may have any name', () =>
    withRepository(async (scratch) => {
      for (const name of ['tab\there', 'new\nline', 'quo"te', ' ü ', '-q']) scratch.write(name, token);
      scratch.git(['add', '-A']);
      const oid = scratch.git(['rev-parse', ':-q']).trim();
      const info = Buffer.concat([Buffer.from(`100644 ${oid}\tbad`), Buffer.from([0xff, 0])]);
      scratch.git(['update-index', '-z', '--index-info'], { input: info });
      expect(await found(scratch)).toEqual([
        1,
        [at(' ü '), at('-q'), at('bad\\xff'), at('new\nline'), at('quo"te'), at('tab\there')],
      ]);
      const { stdout } = await runIn(scratch.dir, ['scan', 'staged', '-q']);
      expect(stdout.split('\n').map((line) => line.replace(/:1:1: .*/, ''))).toEqual([
        ' ü ',
        '-q',
        'bad\\xff',
        'new\\x0aline',
        'quo"te',
        'tab\\x09here',
        '',
      ]);
    }));
});
