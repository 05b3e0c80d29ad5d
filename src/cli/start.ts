#!/usr/bin/env node
// What `trapline` is when it is installed: loads the program as V8 compiled it for an earlier hook, if that is at hand. Compiling takes a quarter of
// the time of a staged scan. Node 22 could do this by itself, Node 20 only has the means. Says nothing when there is no place to keep it.

import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';
import { crc32 } from 'node:zlib';

/** Of the texts of all files of the program, made by scripts/bundle.mjs: V8 looks at nothing of them but their length. */
declare const programDigest: string;

const checksumBytes = 4;
/** What other versions of the program, or of Node, have kept goes when it is as old as this, in milliseconds. */
const maxAge = 30 * 24 * 3600 * 1000;

type Loader = (
  exports: object,
  require: NodeJS.Require,
  module: { exports: object },
  filename: string,
  dirname: string,
) => void;

function start(): void {
  const folder = process.env.NODE_DISABLE_COMPILE_CACHE === '1' ? undefined : cacheFolder();
  new Program(folder).loadFile('main.js');
}

/** The files of the bundle, which require each other; each is loaded once. */
class Program {
  /** Where what was compiled is kept. */
  readonly #folder: string | undefined;
  readonly #isHook = process.argv[2] === 'scan' && process.argv[3] === 'staged';
  readonly #modules = new Map<string, { exports: object }>();

  constructor(folder: string | undefined) {
    this.#folder = folder;
  }

  loadFile(file: string): object {
    const loaded = this.#modules.get(file);
    if (loaded) return loaded.exports;
    const path = fileURLToPath(new URL(`./${file}`, import.meta.url));
    const run = this.#compile(file, path);
    const module = { exports: {} };
    this.#modules.set(file, module);
    const requireOther = createRequire(path);
    const require = (name: string): unknown =>
      name.startsWith('./') ? this.loadFile(name.slice(2)) : (requireOther(name) as unknown);
    run(module.exports, Object.assign(require, requireOther), module, path, dirname(path));
    return module.exports;
  }

  #compile(file: string, path: string): Loader {
    const name = `${programDigest}-${file.replace('.js', '')}-${process.version}-${process.arch}.v8`;
    const folder = this.#folder;
    const compiled = folder === undefined ? undefined : readKept(folder, name);
    // The bundle is ASCII.
    const text = readFileSync(path, 'latin1');
    const script = new Script(`(function (exports, require, module, __filename, __dirname) { ${text}\n})`, {
      filename: path,
      ...(compiled ? { cachedData: compiled } : {}),
    });
    const isUsed = compiled !== undefined && script.cachedDataRejected === false;
    // What a hook runs is in it then, and what it does not run is compiled as always.
    if (folder !== undefined && !isUsed && this.#isHook) process.once('exit', () => keep(folder, name, script));
    return script.runInThisContext() as Loader;
  }
}

/** Undefined where no place is known; it may not be there yet. */
function cacheFolder(): string | undefined {
  try {
    const base = cacheBase();
    return base === undefined ? undefined : join(base, 'trapline');
  } catch {
    return undefined;
  }
}

/** Whether nobody else can write to it: what lies in it is run. Throws where there is none. */
function isOurs(folder: string): boolean {
  const found = lstatSync(folder);
  if (!found.isDirectory()) return false;
  return process.getuid === undefined || (found.uid === process.getuid() && (found.mode & 0o022) === 0);
}

function makeFolder(path: string): void {
  if (!existsSync(path)) mkdirSync(path, { mode: 0o700 });
}

/** Where the system's programs keep what they can make again. */
function cacheBase(): string | undefined {
  const { XDG_CACHE_HOME: named = '', LOCALAPPDATA: local = '' } = process.env;
  if (isAbsolute(named)) return named;
  if (process.platform === 'win32') return isAbsolute(local) ? local : undefined;
  const home = homedir();
  if (!isAbsolute(home)) return undefined;
  return process.platform === 'darwin' ? join(home, 'Library', 'Caches') : join(home, '.cache');
}

/** Undefined where nothing was kept, or it is damaged, which V8 does not notice. */
function readKept(folder: string, name: string): Buffer | undefined {
  try {
    if (!isOurs(folder)) return undefined;
    const bytes = readFileSync(join(folder, name));
    const compiled = bytes.subarray(checksumBytes);
    return bytes.readUInt32LE(0) === crc32(compiled) ? compiled : undefined;
  } catch {
    return undefined;
  }
}

/** Several hooks may do this at once: whoever is last has its way. */
function keep(folder: string, name: string, script: Script): void {
  try {
    // Not more: a home that does not exist is none of ours to make.
    for (const path of [dirname(folder), folder]) makeFolder(path);
    if (!isOurs(folder)) return;
    const path = join(folder, name);
    const compiled = script.createCachedData();
    const checksum = Buffer.alloc(checksumBytes);
    checksum.writeUInt32LE(crc32(compiled));
    const draft = `${path}.${process.pid}`;
    writeFileSync(draft, Buffer.concat([checksum, compiled]), { mode: 0o600 });
    renameSync(draft, path);
    for (const old of readdirSync(folder)) {
      if (!/\.v8(?:\.\d+)?$/.test(old)) continue;
      const other = join(folder, old);
      if (Date.now() - statSync(other).mtimeMs > maxAge) rmSync(other);
    }
  } catch {
    // A full disk is no reason to fail: it is compiled again next time.
  }
}

start();
