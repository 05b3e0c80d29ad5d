// Random histories full of secrets and pieces of secrets, in clear, encoded, in notebooks and in archives, for searching versions that are stored as
// changes to each other.

import { gzipSync } from 'node:zlib';
import { expandTemplate } from '../../src/rules/example-template.ts';
import { tokenMaker } from '../../src/rules/token/generate.ts';
import { seeded } from '../git/random-history.ts';
import type { Scratch } from '../git/scratch.ts';
import { githubToken } from './tokens.ts';
import { zip } from './zip.ts';

const pieces = [
  'plain text of no interest\n',
  'password = "kX9vQ2mZr7Lp4T"\n', // trapline:allow made up
  'password: ',
  'api_key = ',
  '"',
  '\n',
  'AKIA',
  '# trapline:allow\n',
  'é€😀',
  'x'.repeat(300),
];

/** Ways to hide a token, some over several lines, some cut short. */
const hidings: readonly ((token: string) => string)[] = [
  (token) => `secret: ${base64(`the token is ${token}`)}\n`,
  (token) =>
    `${wrapped(base64(`${'some text before it\n'.repeat(12)}token = ${token}\n${'and after it\n'.repeat(8)}`))}\n`,
  (token) => `${wrapped(base64(gzipSync(`${'words of no interest '.repeat(30)}\ntoken = ${token}\n`)))}\n`,
  (token) => `a=1&token=${token.replace('_', '%5F')}&b=2\n`,
  (token) => `<a title="${token.replace('_', '&#95;')}">\n`,
  (token) => `"token": "\\u0067${token.slice(1)}"\n`,
  (token) => `key=${Buffer.from(`token ${token}`).toString('hex')}\n`,
  (token) => `twice ${base64(`once ${base64(`the token is ${token} inside`)} twice`)}\n`,
  (token) => base64(`no line end behind ${token}`),
  (token) => base64(`cut short ${token}`).slice(5),
  () => 'plain text of no interest\n',
  () => '\n',
  () => '%41 &amp; \\x41 =3D\n',
  () => 'QUJD',
];

function base64(text: string | Uint8Array): string {
  return Buffer.from(text).toString('base64');
}

function wrapped(text: string): string {
  return text.match(/.{1,64}/g)!.join('\n');
}

/** A file whose versions insert, drop, cut and repeat hidden tokens; and now and then an archive and a notebook. */
class HiddenSecrets {
  readonly #parts: string[] = [];
  readonly #random: () => number;

  constructor(random: () => number) {
    this.#random = random;
  }

  write(scratch: Scratch, commit: number): void {
    const parts = this.#parts;
    const below = (limit: number): number => Math.floor(this.#random() * limit);
    const token = githubToken(`hidden-${below(5)}`);
    const added = [hidings[below(hidings.length)]!(token), hidings[below(hidings.length)]!(token)];
    parts.splice(below(parts.length + 1), below(2), ...added);
    if (below(4) === 0 && parts.length > 0) {
      // A change inside of what is encoded.
      const at = below(parts.length);
      const cut = below(parts[at]!.length + 1);
      parts[at] =
        parts[at]!.slice(0, cut) + ['', 'Zm9v', '\n', '"', '%20'][below(5)] + parts[at]!.slice(cut + below(3));
    }
    scratch.write('hidden', parts.join(''));
    if (commit % 3 === 0) scratch.write('app.jar', zip([{ name: 'conf/app.env', content: `token=${token}\n` }]));
    const cell = { cell_type: 'code', source: ['x = 1\n', `key = "${token}"\n`], outputs: [] };
    scratch.write('notebook', JSON.stringify({ cells: [cell], nbformat: 4 }, undefined, commit % 2));
  }
}

/** Files whose versions insert, drop, move and repeat pieces of secrets; some versions are UTF-16, some binary. */
export function writeSecretHistory(scratch: Scratch, seed: number, commits: number): void {
  const random = seeded(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
  const files = Array.from({ length: 4 }, () => Array.from({ length: 60 }, () => pick(pieces)));
  const hidden = new HiddenSecrets(random);
  for (let commit = 0; commit < commits; commit++) {
    hidden.write(scratch, commit);
    for (const [number, parts] of files.entries()) {
      const at = Math.floor(random() * parts.length);
      const token = expandTemplate(
        pick(['%{token}', 'ghp_%{base62:36}', 'AKIA%{base32:16}', '%{hex:40}']),
        `${seed}-${commit}-${number % 2}`,
        tokenMaker({ token: 'ghp_{base62:30}{crc32-base62:6}' }),
      );
      const added = random() < 0.4 ? [token] : [pick(pieces), pick(pieces)];
      parts.splice(at, Math.floor(random() * 3), ...added);
      if (random() < 0.2) parts.push(...parts.splice(at, 10));
      const isWide = number === 3 && commit % 7 === 3;
      const text = parts.join('');
      scratch.write(`file${number}`, isWide ? Buffer.from(`\ufeff${text}`, 'utf16le') : text);
    }
    if (commit % 9 === 4) {
      scratch.write('file0', Buffer.concat([Buffer.alloc(3), Buffer.from(files[0]!.join(''))]));
    }
    // A rule without literals looks at whole texts of this form.
    scratch.write('master.key', expandTemplate('%{hex:32}', `${seed}-key-${commit >> 2}`));
    scratch.commit(`${commit}`);
  }
}
