// Which files of a work tree git ignores: nested .gitignore files, info/exclude and core.excludesFile, and never what is tracked.
// Knows neither how to find a repository's settings nor its index: see `OpenWorkTree`.

import { lstatSync } from 'node:fs';
import type { Diagnostic } from '../model/diagnostic.ts';
import { byteString, type RuleLevel, readLevel, readmit } from './ignore-rules.ts';
import type { TrackedPaths } from './tracked-paths.ts';

/** What must be known of a repository to tell its ignored files. */
export type WorkTree = {
  /** Absolute, without a trailing separator. */
  readonly root: string;
  /** `core.ignoreCase`. */
  readonly ignoreCase: boolean;
  /** Rule files beyond .gitignore, strongest first: info/exclude, then core.excludesFile. They need not exist. */
  readonly excludeFiles: readonly string[];
  /** Called at most once, and only when some rule exists. */
  readonly readTracked: () => TrackedPaths;
};

/**
 * Opens the repository whose work tree has its top (and so a `.git`) at `directory`; undefined when that `.git` is not one.
 * `diagnostics` takes what goes wrong, then or later.
 */
export type OpenWorkTree = (directory: string, diagnostics: Diagnostic[]) => WorkTree | undefined;

/** Finds the rules that hold in a directory, opening each repository once. */
export class IgnoreRules {
  readonly #open: OpenWorkTree;
  readonly #diagnostics: Diagnostic[] = [];
  readonly #opened = new Map<string, DirectoryRules | undefined>();

  constructor(open: OpenWorkTree) {
    this.#open = open;
  }

  /** What went wrong with repositories so far. */
  get diagnostics(): readonly Diagnostic[] {
    return this.#diagnostics;
  }

  /**
   * The rules in a directory the user named (absolute, no trailing separator), of the repository at or above it. The user wants to
   * see that directory, so rules that ignore it or a directory above it do not count.
   */
  forNamed(directory: string): DirectoryRules | undefined {
    const names: string[] = [];
    for (let top = directory; ; ) {
      const rules = entryKind(`${top}/.git`) !== 'none' ? this.forTop(top) : undefined;
      if (rules !== undefined) return names.reduceRight((parent, name) => parent.enterNamed(name), rules);
      const [parent, name] = splitPath(top);
      if (name === '') return undefined;
      names.push(name);
      top = parent;
    }
  }

  /** The rules in a directory that holds a `.git`; undefined when that is no repository. */
  forTop(directory: string): DirectoryRules | undefined {
    if (!this.#opened.has(directory)) {
      const workTree = this.#open(directory, this.#diagnostics);
      this.#opened.set(directory, workTree && DirectoryRules.atTop(workTree));
    }
    return this.#opened.get(directory);
  }
}

function entryKind(path: string): 'file' | 'other' | 'none' {
  try {
    return lstatSync(path).isFile() ? 'file' : 'other';
  } catch {
    // Also for directories above that may not be looked into.
    return 'none';
  }
}

function splitPath(path: string): [parent: string, name: string] {
  const slash = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
  return [path.slice(0, Math.max(slash, 0)), path.slice(slash + 1)];
}

/** What all directories of one work tree share. */
type Shared = {
  readonly workTree: WorkTree;
  readonly tracked: () => TrackedPaths;
  readonly levels: readonly RuleLevel[];
};

/**
 * The rules that hold for the entries of one directory. Everything is worked out when first asked for.
 */
export class DirectoryRules {
  readonly #shared: Shared;
  readonly #parent: DirectoryRules | undefined;
  readonly #name: string;
  /** From the top of the work tree: empty, or with a trailing `/`. */
  readonly #path: string;
  /** The same, as the rules see it. */
  readonly #bytePath: string;
  readonly #hasIgnoreFile: boolean;
  readonly #isNamed: boolean;
  /** False when neither this directory nor one above has rules. */
  readonly #mayIgnore: boolean;
  #levels: readonly RuleLevel[] | undefined;
  #isIgnored: boolean | undefined;

  private constructor(
    shared: Shared,
    place: { parent?: DirectoryRules; name: string; hasIgnoreFile: boolean; isNamed: boolean },
  ) {
    this.#shared = shared;
    this.#parent = place.parent;
    this.#name = place.name;
    this.#path = place.parent === undefined ? '' : `${place.parent.#path}${place.name}/`;
    this.#bytePath = place.parent === undefined ? '' : `${place.parent.#bytePath}${byteString(place.name)}/`;
    this.#hasIgnoreFile = place.hasIgnoreFile;
    this.#isNamed = place.isNamed;
    this.#mayIgnore =
      place.hasIgnoreFile || (place.parent === undefined ? shared.levels.length > 0 : place.parent.#mayIgnore);
  }

  /** The rules at the top of a work tree. */
  static atTop(workTree: WorkTree): DirectoryRules {
    const levels = workTree.excludeFiles.flatMap((file) => readLevel(file, '', workTree.ignoreCase) ?? []);
    let tracked: TrackedPaths | undefined;
    const shared = { workTree, levels, tracked: () => (tracked ??= workTree.readTracked()) };
    const hasIgnoreFile = entryKind(`${workTree.root}/.gitignore`) === 'file';
    return new DirectoryRules(shared, { name: '', hasIgnoreFile, isNamed: true });
  }

  /** The rules in a directory below; whether it has a .gitignore of its own is known from listing it. */
  enter(name: string, hasIgnoreFile: boolean): DirectoryRules {
    return new DirectoryRules(this.#shared, { parent: this, name, hasIgnoreFile, isNamed: false });
  }

  /** The rules in a directory below that was named by the user, or leads to one that was. */
  enterNamed(name: string): DirectoryRules {
    const hasIgnoreFile = entryKind(`${this.#shared.workTree.root}/${this.#path}${name}/.gitignore`) === 'file';
    return new DirectoryRules(this.#shared, { parent: this, name, hasIgnoreFile, isNamed: true });
  }

  // Both ask the rules first: that is cheaper than the index, which may then never have to be read.

  /** True for an untracked file of this directory that git ignores. */
  ignoresFile(name: string): boolean {
    if (!this.#mayIgnore || !(this.#isInsideIgnored() || this.#matches(name, ''))) return false;
    return !this.#shared.tracked().has(this.#path + name);
  }

  /** True for a directory of this one that git ignores and that holds nothing tracked. */
  ignoresDirectory(name: string): boolean {
    if (!this.#mayIgnore || !(this.#isInsideIgnored() || this.#matches(name, '/'))) return false;
    const path = this.#path + name;
    return !this.#shared.tracked().hasUnder(path) && !this.#shared.tracked().has(path);
  }

  /** True in an ignored directory that was entered for the tracked files in it: all others there are ignored. */
  #isInsideIgnored(): boolean {
    if (this.#parent === undefined || this.#isNamed) return false;
    this.#isIgnored ??= this.#parent.#isInsideIgnored() || this.#parent.#matches(this.#name, '/');
    return this.#isIgnored;
  }

  /** What the rules alone say; `slash` follows a directory's name. The deepest file of rules that has an opinion decides. */
  #matches(name: string, slash: '' | '/'): boolean {
    const bytes = byteString(name);
    for (const level of this.#rules()) {
      if (!level.mayMatch(bytes)) continue;
      const verdict = level.matcher.test(this.#bytePath.slice(level.base.length) + bytes + slash);
      if (verdict.ignored || verdict.unignored) return verdict.ignored;
    }
    return false;
  }

  /** Deepest first. */
  #rules(): readonly RuleLevel[] {
    this.#levels ??= this.#readRules();
    return this.#levels;
  }

  #readRules(): readonly RuleLevel[] {
    const { workTree, levels } = this.#shared;
    let rules = levels;
    if (this.#parent !== undefined) {
      rules = this.#parent.#rules();
      if (rules.some((level) => level.mayMatch(byteString(this.#name)))) {
        rules = rules.map((level) => readmit(level, this.#bytePath, workTree.ignoreCase));
      }
    }
    const file = `${workTree.root}/${this.#path}.gitignore`;
    const own = this.#hasIgnoreFile ? readLevel(file, this.#bytePath, workTree.ignoreCase) : undefined;
    return own === undefined ? rules : [own, ...rules];
  }
}
