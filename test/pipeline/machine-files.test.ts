// Guesses are not looked for in what machines write; everything else is.

import { expect, it } from 'vitest';
import { runOver, token } from '../helpers/cli.ts';
import { oneRule, reportOf, withOneRule } from '../helpers/image-report.ts';

it('a token is found in lock files, source maps, translations and minified code', async () => {
  const files = {
    'package-lock.json': `{ "resolved": "https://x:${token}@host.example/x.tgz" }\n`,
    'dist/app.js.map': `{"sourcesContent":["const token='${token}'"]}`,
    'config/locales/en.yml': `en:\n  token: ${token}\n`,
    'dist/app.js': `${'a=b(c);'.repeat(1000)}t="${token}";${'a=b(c);'.repeat(1000)}\n`,
  };
  const result = await runOver({ ...files, ...oneRule }, ['scan', '-f', 'json', ...withOneRule]);
  expect(reportOf(result).findings.map(({ path }) => path)).toEqual(Object.keys(files).sort());
});
