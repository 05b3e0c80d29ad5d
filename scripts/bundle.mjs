// Builds dist/: the bundle that the hook, the action and the npm package run. Nothing in it needs node_modules; the native re2 is used when it
// happens to be installed. Deterministic: CI builds it again and compares.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
  legalComments: 'none',
  logLevel: 'warning',
  minify: true,
};

// The program is CommonJS: Node 20 loads that noticeably faster than ES modules (bench/README.md), and a hook is mostly loading.
// What a plain scan never needs is in files of its own.
const lazy = [
  'cli/help.ts',
  'cli/commands/rules.ts',
  'config/join-config.ts',
  'match/collect-triggers.ts',
  'report/json.ts',
  'report/sarif.ts',
  'workers/prove-files.ts',
  'workers/prove-trees.ts',
  'workers/scan-files.ts',
  'workers/scan-history.ts',
  'workers/scan-image.ts',
  'sources/image-remote.ts',
  'workers/scan-range.ts',
];
const commonJs = {
  // Node lexes CommonJS that is imported, to learn the names it exports, and that takes long for large files; what is required is not lexed.
  supported: { 'dynamic-import': false },
  ...shared,
  format: 'cjs',
  define: { 'import.meta.url': '__url' },
  banner: { js: "const __url = require('node:url').pathToFileURL(__filename).href;" },
};
const lazyFile = (path) => path.replace('.ts', '.js').replaceAll('/', '-');
const lazyImports = {
  name: 'lazy-imports',
  setup(setup) {
    setup.onResolve({ filter: /^\./, namespace: 'file' }, ({ path, kind, resolveDir }) => {
      const target = lazy.find((file) => new URL(path, `file://${resolveDir}/`).pathname.endsWith(`/src/${file}`));
      return kind === 'dynamic-import' && target ? { path: `./${lazyFile(target)}`, external: true } : undefined;
    });
  },
};

// What is called synchronously cannot be imported when needed; the file that brings it is replaced by a require.
const required = {
  'judge/checks/load.ts': ['judge-checks', 'loadChecks'],
  'judge/rejects/load.ts': ['judge-rejects', 'loadRejects'],
  'lib/load-picomatch.ts': ['picomatch', 'loadPicomatch'],
  'match/load-re2js.ts': ['re2js', 'loadRe2js'],
  'workers/load-inside.ts': ['inside', 'loadInside'],
  'views/documents/load.ts': ['documents', 'loadDocuments'],
};
const lazyRequires = (own) => ({
  name: 'lazy-requires',
  setup(setup) {
    setup.onLoad({ filter: /load[\w-]*\.ts$/ }, ({ path }) => {
      const file = Object.keys(required).find((suffix) => path.replaceAll('\\', '/').endsWith(`/src/${suffix}`));
      if (file === undefined || file === own) return undefined;
      const [name, call] = required[file];
      return { contents: `export const ${call} = () => require('./${name}.js').${call}();`, loader: 'js' };
    });
    const names = Object.values(required).map(([name]) => name);
    setup.onResolve({ filter: new RegExp(`^[.]/(?:${names.join('|')})[.]js$`) }, ({ path }) => ({
      path,
      external: true,
    }));
  },
});

// Each in a file of its own, which requires the others.
for (const [file, [name]] of Object.entries(required)) {
  await build({
    ...commonJs,
    entryPoints: { [name]: `src/${file}` },
    outdir: 'dist',
    plugins: [lazyRequires(file)],
  });
}
await build({
  ...commonJs,
  entryPoints: {
    main: 'src/cli/main.ts',
    worker: 'src/workers/worker.ts',
    'history-worker': 'src/workers/history-worker.ts',
    'slab-worker': 'src/workers/slab-worker.ts',
  },
  outdir: 'dist',
  external: ['re2'],
  plugins: [lazyImports, lazyRequires()],
});
await build({
  ...commonJs,
  entryPoints: Object.fromEntries(lazy.map((file) => [lazyFile(file).replace('.js', ''), `src/${file}`])),
  outdir: 'dist',
  external: ['re2'],
  plugins: [lazyImports, lazyRequires()],
});
const digest = createHash('sha256');
for (const name of readdirSync(dist).sort()) {
  const program = readFileSync(`${dist}/${name}`);
  if (program.some((byte) => byte >= 0x80))
    throw new Error(`dist/${name} is not ASCII, as src/cli/start.ts takes it to be`);
  digest.update(program);
}
const programDigest = digest.digest('hex').slice(0, 32);
await build({
  ...commonJs,
  entryPoints: { trapline: 'src/cli/start.ts' },
  outdir: 'dist',
  define: { ...commonJs.define, programDigest: JSON.stringify(programDigest) },
});
await build({
  ...shared,
  entryPoints: { index: 'src/index.ts' },
  outdir: 'dist',
  outExtension: { '.js': '.mjs' },
  format: 'esm',
  external: ['re2'],
  banner: {
    js: "import { createRequire as __require } from 'node:module'; const require = __require(import.meta.url);",
  },
});

// dist/ holds CommonJS unless a file's name says otherwise; the types describe the ES module.
writeFileSync(`${dist}/package.json`, '{ "type": "commonjs" }\n');

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
  const files = storeBuiltin(new URL('../rules/', import.meta.url));
  for (const [name, content] of Object.entries(files)) writeFileSync(`${dist}/${name}`, content);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}

execFileSync(process.execPath, [`${root}node_modules/typescript/bin/tsc`, '-p', 'tsconfig.types.json'], {
  cwd: root,
  stdio: 'inherit',
});
writeFileSync(`${dist}/types/package.json`, '{ "type": "module" }\n');
