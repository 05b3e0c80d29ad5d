// argv to a command with its arguments, quickly: yargs takes as long to load as a whole staged scan, so a hook that is called correctly never
// loads it. Whatever this parser does not fully understand it leaves to help.ts, which does the same with yargs and explains what is wrong.

import parse from 'yargs-parser';

import { type Command, type CommandName, commands, type Flag } from './flags.ts';

export type FlagValue = boolean | number | string | readonly string[];

/** What the user typed, checked for shape only. Absent flags are absent here. */
export type ParsedArgs = {
  readonly command: CommandName;
  readonly operands: readonly string[];
  readonly flags: Readonly<Record<string, FlagValue>>;
};

/** Undefined when the words are not a plain, correct call: a question for help, a mistake, no command. */
export function parseArgs(argv: readonly string[]): ParsedArgs | undefined {
  const name = commandOf(argv);
  if (name === undefined) return undefined;
  const command = commands[name];
  const words = argv.slice(name.split(' ').length);
  if (valuedSwitch(words, command) !== undefined) return undefined;
  const parsed = parse.detailed([...splitShortFlags(words, command)], parserOptions(command));
  if (parsed.error) return undefined;
  const { _: operands, '--': rest = [], ...flags } = parsed.argv;
  const all = [...operands, ...rest].map(String);
  if (all.length < (command.operands?.min ?? 0) || all.length > (command.operands?.max ?? 0)) return undefined;
  const given = Object.entries(flags)
    .filter(([, value]) => value !== undefined)
    .map(([flag, value]) => [flag, command.flags[flag]?.type === 'list' ? value : lastOf(value)] as const);
  if (!given.every(([flag, value]) => isValid(command, flag, value))) return undefined;
  return { command: name, operands: all, flags: Object.fromEntries(given) as Record<string, FlagValue> };
}

/** The first two words or the first one, when they name a command. */
export function commandOf(argv: readonly string[]): CommandName | undefined {
  const [first = '', second = ''] = argv;
  return [`${first} ${second}`, first].find((words): words is CommandName => Object.hasOwn(commands, words));
}

/** A flag that is on or off and was given a value (`--quiet=no`), as it was typed: the parser would take any value for `false`. */
export function valuedSwitch(words: readonly string[], { flags }: Command): string | undefined {
  const names = Object.entries(flags).flatMap(([name, flag]) =>
    isSwitch(flag) ? [`--${name}`, ...(flag.alias === undefined ? [] : [`-${flag.alias}`])] : [],
  );
  return beforeDashes(words)
    .flatMap((word) => word.match(/^(--?[\w-]+)=/)?.[1] ?? [])
    .find((word) => names.includes(word));
}

/** `-fsarif` and `-qfsarif` as `-f=sarif` and `-q -f=sarif`: the parser takes letters for flags whatever stands before them. */
export function splitShortFlags(words: readonly string[], { flags }: Command): readonly string[] {
  const letters = (wanted: boolean): string =>
    Object.values(flags)
      .flatMap((flag) => (flag.alias !== undefined && isSwitch(flag) === wanted ? [flag.alias] : []))
      .join('');
  const group = new RegExp(`^-([${letters(true)}]*)([${letters(false)}])([^=].*)$`, 's');
  const before = beforeDashes(words);
  return before
    .flatMap((word) => {
      const [, switches, flag, value] = group.exec(word) ?? [];
      return flag === undefined ? [word] : [...(switches === '' ? [] : [`-${switches}`]), `-${flag}=${value}`];
    })
    .concat(words.slice(before.length));
}

/** The words up to `--`, behind which all are operands. */
export function beforeDashes(words: readonly string[]): readonly string[] {
  const end = words.indexOf('--');
  return end < 0 ? words : words.slice(0, end);
}

function isSwitch({ type }: Flag): boolean {
  return type === 'boolean' || type === 'count';
}

/** A flag that was given more than once has its last value. */
function lastOf(value: unknown): unknown {
  return Array.isArray(value) ? value.at(-1) : value;
}

function parserOptions({ flags }: Command): parse.Options {
  const of = (type: string): string[] => Object.keys(flags).filter((name) => flags[name]!.type === type);
  const aliases = Object.entries(flags).flatMap(([name, { alias }]) => (alias === undefined ? [] : [[name, [alias]]]));
  return {
    boolean: of('boolean'),
    string: [...of('string'), ...of('list'), ...of('number'), ...of('depth')],
    count: of('count'),
    array: of('list'),
    alias: Object.fromEntries(aliases),
    configuration: {
      'camel-case-expansion': false,
      'dot-notation': false,
      'greedy-arrays': false,
      'parse-positional-numbers': false,
      'populate--': true,
      'strip-aliased': true,
      // What the help lists is what can be typed.
      'boolean-negation': false,
      'duplicate-arguments-array': true,
    },
  };
}

function isValid(command: Command, name: string, value: unknown): boolean {
  const flag = Object.hasOwn(command.flags, name) ? command.flags[name] : undefined;
  if (flag === undefined) return false;
  switch (flag.type) {
    case 'boolean':
      return typeof value === 'boolean';
    case 'count':
      return typeof value === 'number';
    case 'number':
      return isWholeNumber(value);
    case 'depth':
      return isDepth(value);
    case 'list':
      return Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string');
    case 'string':
      // Empty is also what the parser makes of a flag whose value is missing.
      return typeof value === 'string' && value !== '' && (flag.choices?.includes(value) ?? true);
  }
}

export function isDepth(value: unknown): value is string {
  return value === '0' || isWholeNumber(value);
}

/** Numbers are kept as they were typed: `007`, `1e3` and `0x2` are not meant as numbers. */
export function isWholeNumber(value: unknown): value is string {
  return typeof value === 'string' && /^[1-9]\d{0,3}$/.test(value);
}
