// Every way a repository can keep its objects, made small: what readers are compared on. Not among them are damaged repositories, those with
// entries beyond 4 GiB, and a multi-pack-index without the indexes it covers, which git refuses: no other program reads those, and the tests
// beside the readers know what must come out.

import { readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { importHistory } from '../git/random-history.ts';
import type { Scratch } from '../git/scratch.ts';
import { writeSecretHistory } from './secret-history.ts';

export type GitFixture = {
  readonly name: string;
  /** Makes the repository in a scratch folder that is one already; returns the folder to open. */
  readonly build: (scratch: Scratch) => string;
  readonly initArgs?: readonly string[];
  /** Why isomorphic-git cannot read all of it. */
  readonly beyondIsomorphic?: string;
};

/** Ways of packing a repository anew. */
export const packings: Readonly<Record<string, (scratch: Scratch, folder: string) => void>> = {
  'depth 1': (scratch, cwd) => repack(scratch, ['--depth=1', '--window=10'], cwd),
  'depth 50': (scratch, cwd) => repack(scratch, ['--depth=50', '--window=10'], cwd),
  'depth 250': (scratch, cwd) => repack(scratch, ['--depth=250', '--window=250'], cwd),
  gc: (scratch, cwd) => scratch.git(['gc', '-q', '--prune=never'], { cwd }),
  loose: unpack,
};

export const gitFixtures: readonly GitFixture[] = [
  { name: 'loose objects', build: (scratch) => fill(scratch) },
  { name: 'an empty repository', build: () => '' },
  { name: 'a pack without deltas', build: (scratch) => repackFilled(scratch, ['--depth=0', '--window=0']) },
  { name: 'a pack with deep deltas', build: (scratch) => repackFilled(scratch, ['--depth=200', '--window=50']) },
  {
    name: 'a pack whose deltas name their bases',
    build: (scratch) => repackFilled(scratch, ['--depth=50'], ['-c', 'repack.useDeltaBaseOffset=false']),
  },
  {
    name: 'several packs that overlap, and loose objects',
    build: (scratch) => {
      fill(scratch);
      scratch.git(['repack', '-q']);
      writeSecretHistory(scratch, 12, 4);
      scratch.git(['repack', '-aq']);
      writeSecretHistory(scratch, 13, 4);
      scratch.git(['repack', '-q']);
      writeSecretHistory(scratch, 14, 2);
      return '';
    },
  },
  {
    name: 'a multi-pack-index beside the indexes it covers',
    build: (scratch) => severalPacks(scratch),
  },
  {
    name: 'an index of version 1',
    build: (scratch) => repackFilled(scratch, [], ['-c', 'pack.indexVersion=1', '-c', 'pack.writeReverseIndex=false']),
    beyondIsomorphic: 'it reads indexes of version 2 only',
  },
  {
    name: 'an index with 64-bit offsets',
    build: (scratch) => {
      repackFilled(scratch, []);
      const [pack = ''] = packFiles(scratch, '.pack');
      rmSync(pack.replace(/pack$/, 'idx'));
      rmSync(pack.replace(/pack$/, 'rev'), { force: true });
      scratch.git(['index-pack', '--index-version=2,0x40', pack]);
      return '';
    },
    beyondIsomorphic: 'it reads offsets of 31 bits only',
  },
  {
    name: 'packs that a fetch completed with copies of bases',
    build: (scratch) => {
      writeSecretHistory(scratch, 15, 4);
      scratch.git(['clone', '-q', `file://${scratch.dir}`, 'to']);
      scratch.git(['config', 'fetch.unpackLimit', '1'], { cwd: 'to' });
      scratch.write('.git/info/exclude', 'to\n');
      for (const seed of [16, 17]) {
        writeSecretHistory(scratch, seed, 4);
        scratch.git(['fetch', '-q'], { cwd: 'to' });
      }
      return 'to';
    },
  },
  {
    name: 'alternates of alternates',
    build: (scratch) => {
      repackFilled(scratch, []);
      scratch.git(['clone', '-q', '--shared', scratch.dir, 'two']);
      commitIn(scratch, 'two', 'beta\n');
      scratch.git(['clone', '-q', '--shared', 'two', 'three']);
      commitIn(scratch, 'three', 'gamma\n');
      return 'three';
    },
    beyondIsomorphic: 'it does not look into alternates',
  },
  {
    name: 'loose objects with SHA-256',
    build: (scratch) => fill(scratch),
    initArgs: ['--object-format=sha256'],
    beyondIsomorphic: 'it knows SHA-1 only',
  },
  {
    name: 'a pack with SHA-256',
    build: (scratch) => repackFilled(scratch, ['--depth=50']),
    initArgs: ['--object-format=sha256'],
    beyondIsomorphic: 'it knows SHA-1 only',
  },
  {
    name: 'a multi-pack-index with SHA-256',
    build: (scratch) => severalPacks(scratch),
    initArgs: ['--object-format=sha256'],
    beyondIsomorphic: 'it knows SHA-1 only',
  },
  {
    name: 'a bare clone',
    build: (scratch) => {
      fill(scratch);
      scratch.git(['clone', '-q', '--bare', `file://${scratch.dir}`, 'bare.git']);
      return 'bare.git';
    },
  },
  {
    name: 'a linked work tree',
    build: (scratch) => {
      repackFilled(scratch, []);
      scratch.git(['worktree', 'add', '-q', '-b', 'linked', 'tree']);
      commitIn(scratch, 'tree', 'of the work tree\n');
      return 'tree';
    },
  },
  {
    name: 'a submodule',
    build: (scratch) => {
      fill(scratch);
      scratch.git(['clone', '-q', '--bare', `file://${scratch.dir}`, 'part.git']);
      scratch.write('.git/info/exclude', 'part.git\n');
      const allow = ['-c', 'protocol.file.allow=always'];
      scratch.git([...allow, 'submodule', '--quiet', 'add', `file://${scratch.path('part.git')}`, 'part']);
      return 'part';
    },
  },
  {
    name: 'a shallow clone',
    build: (scratch) => {
      fill(scratch);
      scratch.git(['clone', '-q', '--depth', '3', `file://${scratch.dir}`, 'shallow']);
      return 'shallow';
    },
  },
  {
    name: 'a partial clone',
    build: (scratch) => {
      fill(scratch);
      scratch.git(['config', 'uploadpack.allowFilter', 'true']);
      scratch.git(['clone', '-q', '--filter=blob:limit=4k', '--no-checkout', `file://${scratch.dir}`, 'partial']);
      return 'partial';
    },
  },
  {
    name: 'stashes, notes, tags and what nothing leads to any more',
    build: (scratch) => {
      fill(scratch);
      scratch.write('file1', 'stashed\n');
      scratch.git(['stash', '-q']);
      scratch.git(['notes', 'add', '-m', 'a note']);
      scratch.git(['tag', 'of-a-blob', scratch.git(['rev-parse', 'HEAD:file1']).trim()]);
      scratch.git(['reset', '-q', '--hard', 'HEAD~3']);
      scratch.git(['reflog', 'expire', '--expire=now', '--all']);
      scratch.git(['gc', '-q', '--cruft', '--prune=never']);
      return '';
    },
  },
  {
    name: 'a history of branches and merges',
    build: (scratch) => {
      importHistory(scratch, 7, 60);
      writeSecretHistory(scratch, 18, 5);
      return repack(scratch, ['--depth=50']);
    },
  },
];

/** A few commits with every type of object, an empty file and one that zlib's window does not hold. */
function fill(scratch: Scratch): string {
  scratch.write('empty', '');
  scratch.write('binary', Buffer.from(Array.from({ length: 70_000 }, (_, i) => (i * 7919) & 0xff)));
  writeSecretHistory(scratch, 11, 8);
  scratch.git(['tag', '-a', '-m', 'tagged', 'v1']);
  return '';
}

function severalPacks(scratch: Scratch): string {
  for (const seed of [21, 22, 23]) {
    writeSecretHistory(scratch, seed, 4);
    scratch.git(['repack', '-dq']);
  }
  scratch.git(['multi-pack-index', 'write']);
  return '';
}

function repackFilled(scratch: Scratch, args: readonly string[], config: readonly string[] = []): string {
  fill(scratch);
  return repack(scratch, args, '', config);
}

function repack(scratch: Scratch, args: readonly string[], cwd = '', config: readonly string[] = []): string {
  scratch.git([...config, 'repack', '-adfkq', ...args], { cwd });
  return cwd;
}

function unpack(scratch: Scratch, cwd: string): void {
  scratch.git(['repack', '-adkq'], { cwd });
  const folder = scratch.git(['rev-parse', '--path-format=absolute', '--git-path', 'objects/pack'], { cwd }).trim();
  const away = scratch.path('unpacked');
  renameSync(folder, away);
  for (const name of readdirSync(away).filter((file) => file.endsWith('.pack'))) {
    scratch.git(['unpack-objects', '-q'], { cwd, input: readFileSync(join(away, name)) });
  }
  rmSync(away, { recursive: true });
}

function commitIn(scratch: Scratch, cwd: string, content: string): void {
  scratch.write(join(cwd, 'more'), content);
  scratch.git(['add', '-A'], { cwd });
  scratch.git(['commit', '-q', '-m', 'more'], { cwd });
}

function packFiles(scratch: Scratch, extension: string): string[] {
  const folder = scratch.path('.git/objects/pack');
  return readdirSync(folder)
    .filter((name) => name.endsWith(extension))
    .map((name) => join(folder, name));
}
