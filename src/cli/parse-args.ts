// argv to a command with its arguments, quickly: yargs takes as long to load as a whole staged scan, so a hook that is called correctly never
// loads it. Whatever this parser does not fully understand it leaves to help.ts, which does the same with yargs and explains what is wrong.

import parse from 'yargs-parser';

import { type Command, type CommandName, commands } from './flags.ts';

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
  const parsed = parse.detailed(argv.slice(name.split(' ').length), parserOptions(command));
  if (parsed.error) return undefined;
  const { _: operands, '--': rest = [], ...flags } = parsed.argv;
  const all = [...operands, ...rest].map(String);
  if (all.length < (command.operands?.min ?? 0) || all.length > (command.operands?.max ?? 0)) return undefined;
  const isCorrect = Object.entries(flags).every(([flag, value]) => isValid(command, flag, value));
  if (!isCorrect) return undefined;
  const given = Object.entries(flags).filter(([flag, value]) => flag in command.flags && value !== undefined);
  return { command: name, operands: all, flags: Object.fromEntries(given) as Record<string, FlagValue> };
}

function commandOf(argv: readonly string[]): CommandName | undefined {
  const [first, second] = argv;
  const two = `${first} ${second}`;
  if (two in commands) return two as CommandName;
  return first !== undefined && first in commands ? (first as CommandName) : undefined;
}

function parserOptions({ flags }: Command): parse.Options {
  const of = (type: string): string[] => Object.keys(flags).filter((name) => flags[name]!.type === type);
  const aliases = Object.entries(flags).flatMap(([name, { alias }]) => (alias === undefined ? [] : [[name, [alias]]]));
  return {
    boolean: of('boolean'),
    string: [...of('string'), ...of('list'), ...of('number')],
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
      'boolean-negation': true,
      'duplicate-arguments-array': false,
    },
  };
}

function isValid(command: Command, name: string, value: unknown): boolean {
  const flag = command.flags[name];
  if (flag === undefined) return false;
  if (value === undefined || (flag.type === 'count' && value === 0)) return true;
  switch (flag.type) {
    case 'boolean':
      return typeof value === 'boolean';
    case 'count':
      return typeof value === 'number';
    case 'number':
      return typeof value === 'string' && /^[1-9]\d{0,3}$/.test(value);
    case 'list':
      return Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string' && item !== '');
    case 'string':
      return typeof value === 'string' && value !== '' && (flag.choices?.includes(value) ?? true);
  }
}
