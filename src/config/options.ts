// What a scan is asked to do, complete and checked: the only place where defaults exist.

import type { InsideLimits } from '../model/limits.ts';
import type { Severity } from '../model/severity.ts';

/** Regular expression engine: the native one when it loads (`auto`), or one by name. Results are the same, speed is not. */
export type EngineChoice = 'auto' | 're2' | 're2js';

export type ScanTarget =
  | { readonly kind: 'files'; readonly paths: readonly string[] }
  /** `stream` yields bytes; `name` is the path rules and reports use. */
  | { readonly kind: 'stdin'; readonly name: string; readonly stream: AsyncIterable<Uint8Array> }
  /** `wholeFiles` reports findings anywhere in a staged file, not only on added lines. */
  | { readonly kind: 'staged'; readonly wholeFiles: boolean }
  | HistoryTarget
  | ImageTarget;

/** Container images: an archive, a layout, or a reference. */
export type ImageTarget = {
  readonly kind: 'image';
  /** A file or folder relative to `cwd`, a reference, or `-` for `stdin`. */
  readonly image: string;
  readonly stdin: AsyncIterable<Uint8Array>;
  /** `os/arch[/variant]`; absent: every platform there is. */
  readonly platform?: string;
  /** Where a reference is looked for. */
  readonly from: 'auto' | 'file' | 'daemon' | 'registry';
  /** The registry is asked over http. */
  readonly plainHttp: boolean;
  /** The registry's certificate may be anybody's. */
  readonly insecureRegistry: boolean;
};

/** The history of a repository, or the part of it that the bounds leave. */
export type HistoryTarget = {
  readonly kind: 'history';
  /** A folder in the repository, relative to `cwd`. */
  readonly folder: string;
  /** `base..head`: only what the commits of `head` added that `base` does not have. */
  readonly range?: string;
  /** Start from these revisions instead of from everything that leads to a commit. */
  readonly branches: readonly string[];
  /** Only what commits hold that these do not lead to. */
  readonly not: readonly string[];
  /** Only secrets that came in with a commit of these times (committer date, seconds since 1970, inclusive). */
  readonly since?: number;
  readonly until?: number;
  /** Also what nothing leads to any more. */
  readonly unreachable: boolean;
  /** Follow refs/replace/ and info/grafts, as git does; by default the history is what was committed. */
  readonly replaceObjects?: boolean;
  /** Scan the repositories of submodules, too; goes with neither a range nor branches, which they do not share. */
  readonly submodules?: boolean;
  /** Milliseconds since 1970, for ages; absent: no ages. */
  readonly now?: number;
};

/** `total` is known for whole histories: there, files are objects, and bytes those of the packs. */
export type Progress = {
  readonly files: number;
  readonly bytes: number;
  readonly findings: number;
  readonly total?: { readonly files: number; readonly bytes: number };
};

export type ScanOptions = {
  readonly target: ScanTarget;
  /** Absolute; paths in the target and in reports are relative to it. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** A configuration to use instead of looking for one, relative to `cwd`. */
  readonly configPath?: string;
  /** Globs on paths relative to `cwd`. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** Longer files are not searched but reported as missed; Infinity by default: files are streamed. */
  readonly maxFileBytes: number;
  /** How far encodings and archives are looked into. */
  readonly inside: InsideLimits;
  /** Worker threads; 1 scans on the main thread. */
  readonly jobs: number;
  readonly engine: EngineChoice;
  /** False scans files that .gitignore names as well. */
  readonly ignoreFiles: boolean;
  /** False reports findings in spite of `trapline:allow` comments. */
  readonly inlineAllow: boolean;
  /** Rule ids to use, all others off; empty means all. */
  readonly onlyRules: readonly string[];
  /** True also reports keys that are made to be published (rules tagged `public`). */
  readonly includePublic: boolean;
  /** Separates this team's fingerprints from everybody else's; see docs/report.md. */
  readonly fingerprintKey?: string;
  readonly onProgress?: (progress: Progress) => void;
  /** Aborting ends the scan early; what was found so far is reported, marked incomplete. */
  readonly signal?: AbortSignal;
};

/** Findings of severity `info` are no reason to stop a commit. */
export const defaultFailOn: Severity = 'low';

/** Real archives stay far below these; a bomb does not get far. */
export const defaultInsideLimits: InsideLimits = {
  maxDecodeDepth: 3,
  maxDepth: 5,
  maxEntries: 100_000,
  maxUnpackedBytes: 8 * 2 ** 30,
  maxRatio: 1000,
  binary: false,
};

/** Everything but the target and the surroundings. */
export const defaultOptions = {
  include: [],
  exclude: [],
  maxFileBytes: Number.POSITIVE_INFINITY,
  engine: 'auto',
  ignoreFiles: true,
  inlineAllow: true,
  onlyRules: [],
  includePublic: false,
  inside: defaultInsideLimits,
} as const satisfies Partial<ScanOptions>;
