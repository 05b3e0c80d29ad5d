// That what is found in an image does not depend on threads, seen through the built program (see workers.test.ts).

import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { CliFolder } from '../helpers/cli.ts';
import { buildImage, dockerSave } from '../helpers/images.ts';
import type { TarItem } from '../helpers/tar.ts';
import { githubToken } from '../helpers/tokens.ts';

const program = fileURLToPath(new URL('../../dist/trapline.js', import.meta.url));
const hasImages = existsSync(fileURLToPath(new URL('../../dist/slab-worker.js', import.meta.url)));

function layer(seed: number): TarItem[] {
  const line = (i: number): string => `const value${i} = ${(i * seed) % 7919};\n`;
  const text = Array.from({ length: 2000 }, (_, i) => line(i)).join('');
  const items = Array.from({ length: 90 }, (_, i): TarItem => {
    const secret = githubToken(`image-${seed}-${i}`);
    return {
      name: `app/${seed}/file${i}.js`,
      content: i % 9 === 0 ? `${text}const token = "${secret}";\n${text}` : text,
    };
  });
  const long = `${text.repeat(150)}TOKEN=${githubToken(`long-${seed}`)}\n${text.repeat(40)}`;
  return [
    ...items,
    { name: `log/${seed}.log`, content: long },
    { name: `bin/${seed}`, content: Buffer.alloc(100_000) },
  ];
}

test.skipIf(!hasImages)('one thread and three find the same in an image (needs a bundle that scans images)', () => {
  const image = buildImage({ layers: [3, 5, 11].map((seed) => ({ items: layer(seed), packing: 'plain' as const })) });
  const folder = new CliFolder({ 'image.tar': dockerSave([{ image, tags: ['a:1'] }]) });
  const run = (jobs: number): string => {
    const argv = [program, 'scan', 'image', 'image.tar', '-f', 'json', '--exit-zero', '--jobs', String(jobs)];
    return execFileSync(process.execPath, argv, { cwd: folder.path, maxBuffer: 1 << 26 }).toString();
  };
  const [one, three] = [run(1), run(3)];
  folder.remove();
  const findings = (JSON.parse(one) as { findings: { path: string; ruleId: string }[] }).findings;
  expect(findings.filter(({ ruleId }) => ruleId === 'github-classic-pat')).toHaveLength(33);
  expect(three).toBe(one);
});
