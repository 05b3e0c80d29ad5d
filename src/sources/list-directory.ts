// One directory's entries, in a fixed order and with names that can be shown. Follows nothing and filters nothing.

import { isUtf8 } from 'node:buffer';
import { type Dirent, readdirSync } from 'node:fs';
import { pathText } from '../lib/path-text.ts';

export type ListedEntry = {
  /** For people: bytes that are not UTF-8 appear as `\xNN`. */
  readonly name: string;
  /** The name as it is, when it cannot be written as a string. */
  readonly rawName: Buffer | undefined;
  readonly kind: 'file' | 'directory' | 'symlink' | 'special';
};

// U+FFFD, which Node puts for bytes that are not UTF-8, and all units whose order differs from that of the UTF-8 bytes.
const needsBytes = /[\ud800-\uffff]/;

/**
 * Lists a directory, sorted by the bytes of the names. No entry is looked at by itself (Node calls lstat only where the file system
 * does not tell types). Throws the system's error.
 */
export function listDirectory(fsPath: string | Buffer): ListedEntry[] {
  if (typeof fsPath !== 'string') return listByBytes(fsPath);
  const entries = readdirSync(fsPath, { withFileTypes: true });
  const listed: ListedEntry[] = [];
  for (const entry of entries) {
    if (needsBytes.test(entry.name)) return listByBytes(Buffer.from(fsPath));
    listed.push({ name: entry.name, rawName: undefined, kind: kindOf(entry) });
  }
  return listed.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function listByBytes(fsPath: Buffer): ListedEntry[] {
  const entries = readdirSync(fsPath, { withFileTypes: true, encoding: 'buffer' });
  entries.sort((a, b) => Buffer.compare(a.name, b.name));
  return entries.map((entry) => ({
    name: pathText(entry.name),
    rawName: isUtf8(entry.name) ? undefined : entry.name,
    kind: kindOf(entry),
  }));
}

function kindOf(entry: Dirent | Dirent<Buffer>): ListedEntry['kind'] {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'directory';
  return entry.isSymbolicLink() ? 'symlink' : 'special';
}
