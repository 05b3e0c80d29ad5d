// The sources as text, for contracts that are about what the code may say.

import { readdirSync, readFileSync } from 'node:fs';

const sourceFolder = new URL('../../src/', import.meta.url);

/** `path` is relative to src/; `code` is the text without comments (strings are kept). */
export type SourceFile = { readonly path: string; readonly code: string };

/** Every TypeScript file but the AssemblyScript one, which is another language. */
export function readSources(): SourceFile[] {
  return readdirSync(sourceFolder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.ts') && !path.includes('/assembly/'))
    .sort()
    .map((path) => ({ path, code: withoutComments(readFileSync(new URL(path, sourceFolder), 'utf8')) }));
}

/** Good enough for formatted code: comments start a line, or follow code after a space. */
function withoutComments(text: string): string {
  return text
    .replaceAll(/^\s*\/\*\*?[\s\S]*?\*\/\s*$/gm, '')
    .replaceAll(/^\s*\/\/.*$/gm, '')
    .replaceAll(/ \/\/ .*$/gm, '');
}

/** What a file imports, in any way: `import`, `export from`, `import()`, `require`, and the engine's `load`. */
export function importsOf({ code }: SourceFile): string[] {
  const statement =
    /^(?:import|export)\b[^'";]*?\bfrom '([^']+)'|^import '([^']+)'|\b(?:import|require|load)\('([\w@./:-]+)'\)/gm;
  return [...code.matchAll(statement)].map((found) => found[1] ?? found[2] ?? found[3]!);
}
