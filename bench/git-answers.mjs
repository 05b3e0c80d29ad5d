// What git says of a repository: commits and their parents, the versions of a file, the paths at which a text was ever held. Asked by name, so that
// nothing but git decides what a commit holds.

import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { basename, dirname } from 'node:path';

/** Commits of all references and reflogs, ancestors first; parents as places in the list. */
export function listCommits(repository) {
  const args = ['log', '--all', '--reflog', 'HEAD', '--topo-order', '--reverse', '--format=%H %ct %P'];
  const places = new Map();
  const list = git(repository, ...args)
    .trimEnd()
    .split('\n');
  return list.map((line, i) => {
    const [id, time, ...parents] = line.trim().split(' ');
    places.set(id, i);
    return {
      id,
      time: Number(time),
      parents: parents.map((parent) => places.get(parent)).filter((place) => place !== undefined),
    };
  });
}

/** The blob each commit has at the path, and what the blobs hold. */
export function fileVersions(repository, commits, path) {
  const asked = commits.map(({ id }) => `${id}:${path}\n`).join('');
  const answers = git(repository, { input: asked }, 'cat-file', '--batch-check=%(objecttype) %(objectname)').split(
    '\n',
  );
  const blobOf = commits.map((_, i) => /^blob ([0-9a-f]+)$/.exec(answers[i])?.[1]);
  const contents = new Map();
  for (const oid of new Set(blobOf))
    if (oid !== undefined) contents.set(oid, asText(gitBytes(repository, 'cat-file', 'blob', oid)));
  return { blobOf, contents };
}

/** Every path at which any commit holds a blob with the secret's text: by secret. */
export async function pathsHolding(repository, needles) {
  const blobs = new Map();
  await forEachBlob(repository, (oid, bytes) => {
    const text = asText(bytes);
    const held = [...needles.keys()].filter((secret) => find(text, needles.get(secret)) >= 0);
    if (held.length > 0) blobs.set(oid, held);
  });
  const args = [
    'log',
    '--all',
    '--reflog',
    'HEAD',
    '-m',
    '--root',
    '--raw',
    '-r',
    '-z',
    '--no-abbrev',
    '--no-renames',
    '--format=',
  ];
  const paths = new Map([...needles.keys()].map((secret) => [secret, new Set()]));
  let oid;
  await forEachField(repository, args, '\0', (field) => {
    const entry = /:\d+ \d+ [0-9a-f]+ ([0-9a-f]+) [A-Z]$/.exec(field);
    if (entry) oid = entry[1];
    else for (const secret of blobs.get(oid) ?? []) paths.get(secret).add(field);
  });
  return paths;
}

async function forEachBlob(repository, use) {
  const args = ['cat-file', '--batch-all-objects', '--unordered', '--batch'];
  const child = spawn('git', args, { cwd: repository, stdio: ['ignore', 'pipe', 'inherit'], env: gitEnv() });
  let held = [];
  let heldBytes = 0;
  let wanted = 1;
  for await (const chunk of child.stdout) {
    held.push(chunk);
    heldBytes += chunk.length;
    if (heldBytes < wanted) continue;
    let bytes = Buffer.concat(held);
    for (;;) {
      const end = bytes.indexOf(10);
      const [oid, type, size] = end < 0 ? [] : bytes.toString('latin1', 0, end).split(' ');
      wanted = end < 0 ? bytes.length + 1 : end + 2 + Number(size);
      if (bytes.length < wanted) break;
      if (type === 'blob') use(oid, bytes.subarray(end + 1, wanted - 1));
      bytes = bytes.subarray(wanted);
    }
    held = [bytes];
    heldBytes = bytes.length;
  }
}

async function forEachField(repository, args, separator, use) {
  const child = spawn('git', args, { cwd: repository, stdio: ['ignore', 'pipe', 'inherit'], env: gitEnv() });
  let rest = '';
  child.stdout.setEncoding('utf8');
  for await (const chunk of child.stdout) {
    const fields = (rest + chunk).split(separator);
    rest = fields.pop();
    for (const field of fields) use(field);
  }
}

/** The secrets, and whether all stand where a word ends: then what only begins like one is another secret. */
export function needlesOf(repository, findings) {
  const needles = new Map();
  for (const { secret, origin } of findings) {
    const bytes = Buffer.from(secret);
    const content = asText(gitBytes(repository, 'cat-file', 'blob', origin.blobId));
    const isWhole = needles.get(secret)?.isWhole !== false && find(content, { bytes, isWhole: true }) >= 0;
    needles.set(secret, { bytes, isWhole });
  }
  return needles;
}

export function find(content, { bytes, isWhole }, from = 0) {
  let at = content.indexOf(bytes, from);
  while (
    at >= 0 &&
    isWhole &&
    (isOneOf(/[\w+/-]/, content[at - 1]) || isOneOf(/[\w+/=-]/, content[at + bytes.length]))
  ) {
    at = content.indexOf(bytes, at + 1);
  }
  return at;
}

function isOneOf(characters, byte) {
  return byte !== undefined && characters.test(String.fromCharCode(byte));
}

export function holdsText(text, needle) {
  return text !== undefined && find(Buffer.from(text), needle) >= 0;
}

export function headHolds(repository, path, needle) {
  const { status, stdout } = spawnSync('git', ['cat-file', 'blob', `HEAD:${path}`], {
    cwd: repository,
    maxBuffer: 1 << 30,
    env: gitEnv(),
  });
  return status === 0 && find(asText(stdout), needle) >= 0;
}

function asText(bytes) {
  const encoding = utf16Of(bytes);
  return encoding === undefined ? bytes : Buffer.from(new TextDecoder(encoding).decode(bytes));
}

export function utf16Of(bytes) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
}

export function nameOf(repository) {
  const name = basename(repository);
  return (name === 'repo' ? basename(dirname(repository)) : name).replace('+', '/');
}

export function gitBytes(cwd, ...args) {
  const options = typeof args[0] === 'object' ? args.shift() : {};
  return execFileSync('git', args, { cwd, maxBuffer: 2 ** 31, env: gitEnv(), ...options });
}

export function git(cwd, ...args) {
  return gitBytes(cwd, ...args).toString('utf8');
}

export function tryGit(cwd, ...args) {
  const { status, stdout } = spawnSync('git', args, { cwd, encoding: 'utf8', maxBuffer: 1 << 30, env: gitEnv() });
  return status === 0 ? stdout : undefined;
}

function gitEnv() {
  return { ...process.env, GIT_NO_REPLACE_OBJECTS: '1', GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
}
