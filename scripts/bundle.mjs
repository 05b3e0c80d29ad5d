// Builds dist/: the bundle that the hook, the action and the npm package run. Nothing in it needs node_modules; the native re2 is used when it
// happens to be installed. Deterministic: CI builds it again and compares.

import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { compileWasm } from './wasm.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = `${root}dist`;

await compileWasm();
rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);

const shared = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20',
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'warning',
  minify: true,
  // Function names make the stack of a bug readable.
  keepNames: true,
};

await build({
  ...shared,
  entryPoints: { trapline: 'src/cli/main.ts', index: 'src/index.ts', worker: 'src/workers/worker.ts' },
  outdir: 'dist',
  format: 'esm',
  splitting: true,
  chunkNames: 'chunk-[hash]',
  external: ['re2', 're2js'],
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
});

await build({
  ...shared,
  entryPoints: { re2js: 're2js' },
  outdir: 'dist',
  outExtension: { '.js': '.cjs' },
  format: 'cjs',
});

await build({
  ...shared,
  minify: false,
  stdin: { contents: "export { storeBuiltin } from './src/store-builtin.ts';", resolveDir: root },
  outfile: 'dist/.store.mjs',
  format: 'esm',
});
const { storeBuiltin } = await import(`${dist}/.store.mjs`);
rmSync(`${dist}/.store.mjs`);
try {
  const { json, image } = storeBuiltin(new URL('../rules/', import.meta.url));
  writeFileSync(`${dist}/rules.json`, json);
  writeFileSync(`${dist}/prefilter.bin`, image);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}

execFileSync(process.execPath, [`${root}node_modules/typescript/bin/tsc`, '-p', 'tsconfig.types.json'], {
  cwd: root,
  stdio: 'inherit',
});
