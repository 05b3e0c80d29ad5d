// Random histories full of secrets and pieces of secrets, for searching versions that are stored as changes to each other.

import { expandTemplate } from '../../src/rules/example-template.ts';
import { tokenMaker } from '../../src/rules/token/generate.ts';
import { seeded } from '../git/random-history.ts';
import type { Scratch } from '../git/scratch.ts';

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

/** Files whose versions insert, drop, move and repeat pieces of secrets; some versions are UTF-16, some binary. */
export function writeSecretHistory(scratch: Scratch, seed: number, commits: number): void {
  const random = seeded(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
  const files = Array.from({ length: 4 }, () => Array.from({ length: 60 }, () => pick(pieces)));
  for (let commit = 0; commit < commits; commit++) {
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
