// References: HEAD, loose and packed refs, refs of the work tree and shared ones. Read at the moment of asking, nothing is cached.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ToolError } from '../model/tool-error.ts';
import { readConfigValue } from './config-file.ts';
import { errorCode } from './git-read-error.ts';
import type { Repository } from './repository.ts';

/** As in git; a longer chain of symbolic refs is a cycle. */
const maxSymbolicDepth = 5;

/** Where HEAD points: at a branch (which may not exist yet) or straight at a commit. */
export type Head =
  | { readonly kind: 'branch'; readonly ref: string }
  | { readonly kind: 'detached'; readonly oid: string };

/** Reads HEAD without resolving it. Throws ToolError (`git-ref-invalid`) when it is damaged, and for reftable repositories. */
export function readHead(repository: Repository): Head {
  refuseReftable(repository);
  const value = readLoose(repository, 'HEAD');
  if (value === undefined) throw new ToolError('git-ref-invalid', `${join(repository.gitDir, 'HEAD')}: cannot be read`);
  return value.kind === 'symbolic' ? { kind: 'branch', ref: value.ref } : { kind: 'detached', oid: value.oid };
}

/** Commit that HEAD is at; undefined before the first commit of a branch. Throws ToolError as `readHead` does. */
export function resolveHead(repository: Repository): string | undefined {
  return resolveRef(repository, 'HEAD');
}

/** Object id a full ref name (`HEAD`, `refs/heads/main`) leads to; undefined when there is no such ref. */
export function resolveRef(repository: Repository, name: string): string | undefined {
  refuseReftable(repository);
  let ref = name;
  for (let depth = 0; depth <= maxSymbolicDepth; depth++) {
    const value = readLoose(repository, ref);
    if (value === undefined) return readPacked(repository, ref);
    if (value.kind === 'oid') return value.oid;
    ref = value.ref;
  }
  throw new ToolError('git-ref-invalid', `${name}: symbolic references lead in a circle`);
}

/** Ids listed one per line in a file of the git directory such as MERGE_HEAD; none when there is no such file. */
export function readHeadsFile(repository: Repository, name: string): string[] {
  const text = readText(join(repository.gitDir, name)) ?? '';
  return text.split(/\s+/).filter((oid) => isOid(repository, oid));
}

type RefValue = { readonly kind: 'symbolic'; readonly ref: string } | { readonly kind: 'oid'; readonly oid: string };

function readLoose(repository: Repository, name: string): RefValue | undefined {
  const path = join(isPerWorkTree(name) ? repository.gitDir : repository.commonDir, name);
  const text = readText(path)?.trimEnd();
  if (text === undefined) return undefined;
  if (text.startsWith('ref:')) {
    const ref = text.slice(4).trim();
    if (!isSafeName(ref))
      throw new ToolError('git-ref-invalid', `${path}: points at '${ref}', which is not a ref name`);
    return { kind: 'symbolic', ref };
  }
  const oid = /^[0-9a-f]+/.exec(text)?.[0] ?? '';
  if (!isOid(repository, oid)) throw new ToolError('git-ref-invalid', `${path}: holds neither an object id nor a ref`);
  return { kind: 'oid', oid };
}

/** Searched as bytes: the file may list a hundred thousand refs, of which one line is wanted. */
function readPacked(repository: Repository, name: string): string | undefined {
  const hexDigits = repository.oidBytes * 2;
  let packed: Buffer;
  try {
    packed = readFileSync(join(repository.commonDir, 'packed-refs'));
  } catch {
    return undefined;
  }
  const tail = Buffer.from(` ${name}`);
  for (let at = packed.indexOf(tail); at !== -1; at = packed.indexOf(tail, at + 1)) {
    const end = packed[at + tail.length];
    const isWholeName = end === undefined || end === 0x0a || end === 0x0d;
    const start = at - hexDigits;
    const oid = packed.toString('latin1', Math.max(start, 0), at);
    if (isWholeName && (start === 0 || packed[start - 1] === 0x0a) && isOid(repository, oid)) return oid;
  }
  return undefined;
}

/** HEAD, MERGE_HEAD and their like, and three namespaces, belong to one work tree; everything else is shared. */
function isPerWorkTree(name: string): boolean {
  return !name.startsWith('refs/') || /^refs\/(bisect|worktree|rewritten)\//.test(name);
}

/** Keeps a hostile HEAD from making us read files outside of the repository. */
function isSafeName(name: string): boolean {
  return name.startsWith('refs/') && !name.split('/').some((part) => part === '..' || part === '.' || part === '');
}

function isOid(repository: Repository, text: string): boolean {
  return text.length === repository.oidBytes * 2 && /^[0-9a-f]+$/.test(text);
}

function refuseReftable(repository: Repository): void {
  const storage = readConfigValue(repository.config, 'extensions.refstorage')?.toLowerCase() ?? 'files';
  if (storage === 'files') return;
  throw new ToolError(
    'git-unsupported',
    `${repository.gitDir}: refs are stored as '${storage}', which cannot be read yet`,
    {
      hint: "Run 'git refs migrate --ref-format=files' in this repository.",
    },
  );
}

/** Undefined when there is no such file; a folder of that name is none either (left over from deleted branches). */
function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'EISDIR'].includes(errorCode(error))) return undefined;
    throw new ToolError('git-ref-invalid', `${path}: cannot be read (${errorCode(error)})`, { cause: error });
  }
}
