// The subject of a commit is what git shows as such; its time is read whatever the line looks like.

import { describe, expect, test } from 'vitest';
import { describeCommit, readCommitHeader } from '../../src/git/commit-text.ts';
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

test.each<[string, number]>([
  ['A <a@x> 1600000000 +0100', 1_600_000_000],
  ['A <b> 5 <a@x> 1600000000 -0330', 1_600_000_000],
  ['A <a@x> 0 +0000', 0],
  ['A <a@x> -5 +0000', -5],
  ['A <a@x> 123456789012345 +0000', 123_456_789_012_345],
  // Zones as old programs wrote them.
  ['A <a@x> 1600000000 0100', 1_600_000_000],
  ['A <a@x> 1600000000 +010', 1_600_000_000],
  // Damaged: more digits than any time has, or none.
  ['A <a@x> 1234567890123456 +0000', 0],
  ['A <a@x>1600000000 +0000', 0],
  ['A <a@x> 16x0000000 +0000', 0],
  ['A <a@x>', 0],
])('the time of "committer %s" is %i', (committer, time) => {
  const header = `tree ${'ab'.repeat(20)}\nauthor A <a@x> 7 +0000\ncommitter ${committer}\n\nmessage 9 +0000`;
  expect(readCommitHeader(Buffer.from(header), 20)?.committerTime).toBe(time);
});
