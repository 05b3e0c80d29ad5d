// Compiles the AssemblyScript modules to WebAssembly and writes each as a TypeScript module, so that sources and bundle load it alike.

import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

/** Folders with an `assembly/index.ts`; the module is written beside it. */
const folders = ['../src/match/prefilter/', '../src/git/', '../src/views/encoded/'];

export async function compileWasm() {
  for (const folder of folders) await compileFolder(new URL(folder, import.meta.url));
}

async function compileFolder(folder) {
  const files = new Map();
  const { error, stderr } = await asc.main(
    [
      fileURLToPath(new URL('assembly/index.ts', folder)),
      ...['--runtime', 'stub', '--importMemory', '--noAssert', '--optimizeLevel', '3', '--shrinkLevel', '0'],
      ...['--enable', 'simd', '--enable', 'bulk-memory', '--outFile', 'module.wasm'],
    ],
    { writeFile: (name, data) => files.set(name, data) },
  );
  if (error) throw new Error(`assemblyscript: ${error.message}\n${stderr.toString()}`);
  const base64 = Buffer.from(files.get('module.wasm')).toString('base64');
  const lines = base64.match(/.{1,110}/g).map((line) => `  '${line}'`);
  writeFileSync(
    new URL('wasm.generated.ts', folder),
    `// Generated from assembly/index.ts by scripts/wasm.mjs; do not edit.\n\nexport const wasmBase64 =\n${lines.join(' +\n')};\n`,
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await compileWasm();
