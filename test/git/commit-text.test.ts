// The subject of a commit is what git shows as such.

import { describe, expect, test } from 'vitest';
import { describeCommit } from '../../src/git/commit-text.ts';
import { withRepository } from './scratch.ts';

describe('the subject', () => {
  test.each([
    ['one line', 'Fix it\n'],
    ['no line break at the end', 'Fix it'],
    ['a body', 'Fix it\n\nBecause it was broken.\n'],
    ['several lines', 'Fix it\nand that\nas well\n\nBody\n'],
    ['blank lines before it', '\n \n\nFix it\n'],
    ['spaces around its lines', '  Fix it  \n  and that \t\n'],
    ['a body after a line of spaces', 'Fix it\n  \nBody\n'],
    ['Windows line ends', 'Fix it\r\nand that\r\n\r\nBody\r\n'],
    ['nothing but blank lines', '\n\n  \n'],
    ['nothing', ''],
    ['other scripts', 'Größe 😀 ändern\nв коде\n'],
  ])('is that of git: %s', (_, message) =>
    withRepository((scratch) => {
      const tree = scratch.git(['mktree'], { input: '' }).trim();
      const header = `tree ${tree}\nauthor A <a@x> 1 +0000\ncommitter A <a@x> 1 +0000\n\n`;
      const bytes = Buffer.from(header + message);
      const oid = scratch.git(['hash-object', '-t', 'commit', '-w', '--stdin'], { input: bytes }).trim();
      const shown = Buffer.from(scratch.git(['show', '-s', '--format=%s', oid]), 'latin1').toString();
      expect(`${describeCommit(oid, bytes).subject}\n`).toBe(shown);
    }),
  );
});
