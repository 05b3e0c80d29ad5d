// What the first look drops must be dropped under every path: it is taken before the path is known.

import { expect, test } from 'vitest';
import { permissivePath } from '../../src/judge/first-look.ts';
import { findRejection } from '../../src/judge/rejects/index.ts';
import { rejectNames } from '../../src/model/reject-name.ts';

const paths = [
  'a',
  'src/app.js',
  'src/app.min.js',
  'main.go',
  'lib/x.py',
  'a.rb',
  'Makefile',
  '.env',
  '.env.example',
  'config/settings.yml',
  'test/settings.yml',
  'locale/de.yml',
  'package-lock.json',
  'README.md',
  'notes.txt',
  'data.csv',
  'page.html',
  'x.java',
  'i18n/Strings.java',
  'a.map',
  '(unreachable)/0123',
  'deep/er/credentials.json',
];
const values = [
  'tigerlily',
  'Sommer2024!',
  'kX9vQ2mZr7Lp4T',
  '12345678',
  '987654321012',
  'config.password',
  'getPassword()',
  'changeme',
  '0123456789abcdef0123456789abcdef',
  'YWRtaW46U29tbWVyMjAyNCE=',
  'user_name',
  '/etc/passwd',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a reference as configuration files have it
  '${SECRET}',
  'correct horse battery',
];
const frames: readonly (readonly [before: string, after: string])[] = [
  ['password = ', ''],
  ['password = "', '"'],
  ["  'secret_key': '", "',"],
  ['token: ', ' # comment'],
  ['authToken(', ')'],
  ['key=', '&x=1'],
  [`${'x'.repeat(1600)}password="`, '";'],
];

test.each(rejectNames)('%s rejects nowhere less than in a settings file', (check) => {
  const kept: string[] = [];
  for (const secret of values) {
    for (const [before, after] of frames) {
      const line = before + secret + after;
      const candidate = {
        secret,
        match: line,
        line,
        secretStart: before.length,
        ruleId: 'generic-password',
        entropy: 3.5,
      };
      if (findRejection([check], { ...candidate, path: permissivePath }) === undefined) continue;
      for (const path of paths)
        if (findRejection([check], { ...candidate, path }) === undefined) kept.push(`${path}: ${line}`);
    }
  }
  expect(kept).toEqual([]);
});
