// Random histories for git fast-import: branches, merges (also of many parents, and evil ones), several roots, renames, deletions,
// reverts, and dates that run backwards.

import type { Scratch } from './scratch.ts';

/** Numbers from 0 to 1 that depend on `seed` alone. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

type Files = Map<string, string>;

const folders = ['', 'a/', 'a/b/', 'lib/', 'lib/deep/er/', 'a.b/', 'ü/'];
const names = ['x', 'y.txt', 'z', 'a', 'a.b', 'config', 'key'];

/** Writes `count` commits; those without children get refs `refs/heads/c<n>`, and HEAD is the last commit at `refs/heads/b0`. */
export function importHistory(scratch: Scratch, seed: number, count: number): void {
  const random = seeded(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const states: Files[] = [];
  const leaves = new Set<number>();
  const parts: string[] = [];
  for (let i = 0; i < count; i++) {
    const parents: number[] = [];
    const isRoot = i === 0 || random() < 0.02;
    const wanted = isRoot ? 0 : random() < 0.25 ? (random() < 0.3 ? 4 : 2) : 1;
    while (parents.length < Math.min(wanted, i)) {
      const parent = random() < 0.6 ? i - 1 - Math.floor(random() * Math.min(i, 4)) : Math.floor(random() * i);
      if (!parents.includes(parent)) parents.push(parent);
      else if (i < 5) break;
    }
    const files: Files = new Map(states[parents[0] ?? -1] ?? []);
    for (const other of parents.slice(1)) {
      for (const [path, content] of states[other] ?? []) if (random() < 0.5) put(files, path, content);
    }
    for (let change = Math.floor(random() * 3); change >= 0; change--) changeSomething(files, states, random, pick);
    states.push(files);
    const time = 1_600_000_000 + i * 100 + Math.floor(random() * 1000);
    for (const parent of parents) leaves.delete(parent);
    leaves.add(i);
    parts.push(`commit refs/heads/c${i}\nmark :${i + 1}\n`);
    parts.push(`author A <a@x> ${time} +0000\ncommitter C <c@x> ${time} +0100\ndata ${`c${i}`.length}\nc${i}\n`);
    parents.forEach((parent, at) => {
      parts.push(`${at === 0 ? 'from' : 'merge'} :${parent + 1}\n`);
    });
    parts.push('deleteall\n');
    for (const [path, content] of files) {
      const bytes = Buffer.from(content);
      parts.push(`M 100644 inline "${path}"\ndata ${bytes.length}\n${content}\n`);
    }
  }
  scratch.git(['fast-import', '--quiet'], { input: Buffer.from(parts.join('')) });
  const inner = states.map((_, i) => i).filter((i) => !leaves.has(i));
  scratch.git(['update-ref', 'refs/heads/b0', `refs/heads/c${count - 1}`]);
  scratch.git(['symbolic-ref', 'HEAD', 'refs/heads/b0']);
  scratch.git(['update-ref', '--stdin'], { input: inner.map((i) => `delete refs/heads/c${i}\n`).join('') });
}

function changeSomething(
  files: Files,
  states: readonly Files[],
  random: () => number,
  pick: <T>(items: readonly T[]) => T,
): void {
  const path = pick(folders) + pick(names);
  const kind = random();
  const existing = [...files.keys()];
  if (kind < 0.15 && existing.length > 0) files.delete(pick(existing));
  else if (kind < 0.3 && existing.length > 0) {
    const from = pick(existing);
    const content = files.get(from) ?? '';
    files.delete(from);
    put(files, path, content);
  } else if (kind < 0.4 && states.length > 0) {
    const old = [...(pick(states) ?? [])];
    if (old.length > 0) put(files, ...pick(old));
  } else put(files, path, `content ${Math.floor(random() * 40)}\n${'filler line\n'.repeat(20)}`);
}

/** A file takes the place of a folder of that name, and the other way round. */
function put(files: Files, path: string, content: string): void {
  for (const other of [...files.keys()]) {
    if (other.startsWith(`${path}/`) || path.startsWith(`${other}/`)) files.delete(other);
  }
  files.set(path, content);
}
