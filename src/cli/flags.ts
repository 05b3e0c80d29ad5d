// Every flag once, as data: the quick parser reads it at each start of a hook, yargs shows it as help and explains mistakes.

import { severities } from '../model/severity.ts';
import { formatNames } from '../report/index.ts';

export type Flag = {
  /** A `number` is at least 1, a `depth` at least 0. */
  readonly type: 'boolean' | 'string' | 'list' | 'count' | 'number' | 'depth';
  readonly alias?: string;
  readonly describe: string;
  readonly choices?: readonly string[];
  /** What stands behind the flag in the help. */
  readonly placeholder?: string;
  readonly group: 'What is scanned' | 'Rules' | 'Report' | 'Running';
};

const common = {
  config: {
    type: 'string',
    alias: 'c',
    placeholder: 'FILE',
    group: 'Rules',
    describe: 'configuration to use instead of the nearest .trapline.toml or .gitleaks.toml',
  },
  rule: { type: 'list', placeholder: 'ID', group: 'Rules', describe: 'use only this rule (repeatable)' },
  'include-public': {
    type: 'boolean',
    group: 'Rules',
    describe: 'also report keys that are made to be published (publishable keys, site keys, DSNs)',
  },
  'no-inline-allow': {
    type: 'boolean',
    group: 'Rules',
    describe: 'report in spite of trapline:allow comments',
  },
  format: {
    type: 'list',
    alias: 'f',
    placeholder: 'NAME[=FILE]',
    group: 'Report',
    describe: `${formatNames.join(', ')}; with =FILE into a file (repeatable)`,
  },
  'show-secrets': { type: 'boolean', group: 'Report', describe: 'print secrets in clear instead of masked' },
  'fail-on': {
    type: 'string',
    choices: severities,
    group: 'Report',
    describe: 'exit 1 only for findings of this severity or above (default: low)',
  },
  'exit-zero': { type: 'boolean', group: 'Report', describe: 'do not fail because of findings' },
  quiet: { type: 'boolean', alias: 'q', group: 'Report', describe: 'only the findings, one line each' },
  verbose: {
    type: 'count',
    alias: 'v',
    group: 'Report',
    describe: 'reasons, informational and suppressed findings, notices (-vv: fingerprints)',
  },
  color: {
    type: 'string',
    choices: ['auto', 'always', 'never'],
    group: 'Report',
    describe: 'colour in the text report',
  },
  'no-progress': { type: 'boolean', group: 'Running', describe: 'no progress line on a terminal' },
  engine: {
    type: 'string',
    choices: ['auto', 're2', 're2js'],
    group: 'Running',
    describe: 'regular expression engine; results are the same',
  },
  'max-file-size': {
    type: 'string',
    placeholder: 'SIZE',
    group: 'What is scanned',
    describe: 'do not search files larger than this (500k, 10MB); they count as missed',
  },
} as const satisfies Record<string, Flag>;

const inside = {
  'max-decode-depth': {
    type: 'depth',
    placeholder: 'N',
    group: 'What is scanned',
    describe: 'encodings undone one inside the other, such as base64 (default: 3; 0: none)',
  },
  'max-depth': {
    type: 'depth',
    placeholder: 'N',
    group: 'What is scanned',
    describe: 'archives and documents opened one inside the other (default: 5; 0: none)',
  },
  'max-unpacked-size': {
    type: 'string',
    placeholder: 'SIZE',
    group: 'What is scanned',
    describe: 'bytes that one archive may unpack to (default: 8GB); the rest counts as missed',
  },
  binary: {
    type: 'boolean',
    group: 'What is scanned',
    describe: 'search the readable parts of binary files, too',
  },
} as const satisfies Record<string, Flag>;

const files = {
  include: {
    type: 'list',
    placeholder: 'GLOB',
    group: 'What is scanned',
    describe: 'only files that match (repeatable)',
  },
  exclude: {
    type: 'list',
    placeholder: 'GLOB',
    group: 'What is scanned',
    describe: 'not the files that match (repeatable)',
  },
  'no-ignore': {
    type: 'boolean',
    group: 'What is scanned',
    describe: 'scan untracked files that .gitignore names, too',
  },
  jobs: {
    type: 'number',
    alias: 'j',
    placeholder: 'N',
    group: 'Running',
    describe: 'worker threads (default: one per core)',
  },
} as const satisfies Record<string, Flag>;

const stdin = {
  name: {
    type: 'string',
    placeholder: 'PATH',
    group: 'What is scanned',
    describe: 'path to show and to match path rules with',
  },
} as const satisfies Record<string, Flag>;

const staged = {
  include: files.include,
  exclude: files.exclude,
  'whole-files': {
    type: 'boolean',
    group: 'What is scanned',
    describe: 'report findings anywhere in a staged file, not only on added lines',
  },
} as const satisfies Record<string, Flag>;

const history = {
  since: {
    type: 'string',
    placeholder: 'TIME',
    group: 'What is scanned',
    describe: 'only secrets that came in with a commit of this time or later (2024-05-01, 30d)',
  },
  until: {
    type: 'string',
    placeholder: 'TIME',
    group: 'What is scanned',
    describe: 'only secrets that came in with a commit of this time or earlier',
  },
  branch: {
    type: 'list',
    placeholder: 'NAME',
    group: 'What is scanned',
    describe: 'only what this branch, tag or commit leads to (repeatable; default: all refs, stashes and reflogs)',
  },
  not: {
    type: 'list',
    placeholder: 'NAME',
    group: 'What is scanned',
    describe: 'not what this branch, tag or commit leads to (repeatable)',
  },
  unreachable: {
    type: 'boolean',
    group: 'What is scanned',
    describe: 'also objects that nothing leads to any more',
  },
  'recurse-submodules': {
    type: 'boolean',
    group: 'What is scanned',
    describe: 'also the repositories of submodules that are cloned here',
  },
  'replace-objects': {
    type: 'boolean',
    group: 'What is scanned',
    describe: 'follow refs/replace/ and info/grafts, as git does (default: the history as it was committed)',
  },
  jobs: files.jobs,
} as const satisfies Record<string, Flag>;

const image = {
  platform: {
    type: 'string',
    placeholder: 'OS/ARCH',
    group: 'What is scanned',
    describe: 'only the images for this platform, linux/arm64 or linux/arm/v7 (default: all)',
  },
  from: {
    type: 'string',
    choices: ['auto', 'file', 'daemon', 'registry'],
    group: 'What is scanned',
    describe:
      'where the image is; auto: a file or folder of that name, else a running Docker that has it, else a registry',
  },
  include: files.include,
  exclude: files.exclude,
  'plain-http': {
    type: 'boolean',
    group: 'Running',
    describe: 'ask the registry over http: for one on this machine',
  },
  'insecure-registry': {
    type: 'boolean',
    group: 'Running',
    describe: "take the registry's certificate for good, whoever it is from",
  },
  jobs: files.jobs,
} as const satisfies Record<string, Flag>;

const rules = {
  config: common.config,
  json: { type: 'boolean', group: 'Report', describe: 'as JSON' },
} as const satisfies Record<string, Flag>;

export type CommandName =
  | 'scan'
  | 'scan stdin'
  | 'scan staged'
  | 'scan history'
  | 'scan image'
  | 'rules list'
  | 'rules show'
  | 'rules check';

export type Command = {
  readonly describe: string;
  readonly flags: Readonly<Record<string, Flag>>;
  /** Name of the operands in the help, and how many there may be. */
  readonly operands?: { readonly name: string; readonly describe: string; readonly min: number; readonly max: number };
  readonly examples: readonly (readonly [command: string, meaning: string])[];
};

export const commands: Readonly<Record<CommandName, Command>> = {
  scan: {
    describe: 'Scan files and folders',
    flags: { ...files, ...inside, ...common },
    operands: {
      name: 'paths',
      describe: 'files and folders (default: the current folder)',
      min: 0,
      max: Number.POSITIVE_INFINITY,
    },
    examples: [
      ['trapline scan', 'everything below the current folder'],
      ['trapline scan src -f sarif=out.sarif', 'the findings as SARIF, and as text on the terminal'],
      ["trapline scan --exclude 'test/**' --fail-on high", 'fail only for high and critical findings outside of test'],
    ],
  },
  'scan stdin': {
    describe: 'Scan standard input',
    flags: { ...stdin, ...inside, ...common },
    examples: [['kubectl logs my-pod | trapline scan stdin', 'look for secrets in a log']],
  },
  'scan staged': {
    describe: 'Scan what is staged for the next git commit',
    flags: { ...staged, ...inside, ...common },
    examples: [['trapline scan staged', 'in a pre-commit hook: only what the commit adds']],
  },
  'scan history': {
    describe: 'Scan every version of every file of a git repository',
    flags: { ...history, ...inside, ...common },
    operands: {
      name: 'repository',
      describe:
        'a folder in the repository (default: the current one) and a range of commits, base..head or base...head (default: all)',
      min: 0,
      max: 2,
    },
    examples: [
      ['trapline scan history', 'all that was ever committed'],
      ['trapline scan history origin/main..HEAD', 'in CI: what these commits add, also what a later one removed again'],
      ['trapline scan history --since 30d ../shop', 'secrets that came in during the last 30 days'],
    ],
  },
  'scan image': {
    describe: 'Scan a container image: every layer as it is, and the config',
    flags: { ...image, ...inside, ...common },
    operands: {
      name: 'image',
      describe: 'a docker save archive or OCI layout (file, folder, or - for standard input), or a reference',
      min: 1,
      max: 1,
    },
    examples: [
      ['trapline scan image shop.tar', 'what docker save, podman save or skopeo copy wrote'],
      ['trapline scan image registry.example/shop:1.2', 'straight from the registry, for every platform'],
      ['docker save shop:1.2 | trapline scan image -', 'from a pipe; nothing is written to disk'],
    ],
  },
  'rules list': { describe: 'List the rules a scan here would use', flags: rules, examples: [] },
  'rules show': {
    describe: 'Show all there is to know about a rule',
    flags: rules,
    operands: { name: 'id', describe: 'rule id', min: 1, max: 1 },
    examples: [['trapline rules show github-pat', '']],
  },
  'rules check': {
    describe: 'Run the examples of all rules through the whole pipeline',
    flags: { config: common.config },
    examples: [['trapline rules check -c .trapline.toml', 'the rules of your own file, and the built-in ones']],
  },
};
