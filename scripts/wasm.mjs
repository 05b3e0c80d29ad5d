// Compiles the AssemblyScript of the inner loops to WebAssembly and writes it as TypeScript modules, so that sources and bundle load it alike.

import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const modules = [
  { folder: new URL('../src/match/prefilter/', import.meta.url), features: [] },
  { folder: new URL('../src/views/encoded/', import.meta.url), features: ['--enable', 'simd'] },
];

export async function compileWasm() {
  for (const module of modules) await compileModule(module);
}

async function compileModule({ folder, features }) {
  const files = new Map();
  const { error, stderr } = await asc.main(
    [
      fileURLToPath(new URL('assembly/index.ts', folder)),
      ...['--runtime', 'stub', '--importMemory', '--noAssert', '--optimizeLevel', '3', '--shrinkLevel', '0'],
      ...features,
      ...['--outFile', 'module.wasm'],
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
