// The one door to yargs: help, version and the explanation of a wrong call. Loaded only when one of them is wanted (see parse-args.ts).

import yargs, { type Argv, type Options } from 'yargs';

import { version } from '../version.ts';
import { type CommandName, commands, type Flag } from './flags.ts';

export type Explanation = { readonly text: string; readonly isError: boolean };

const exitCodes = `Exit codes: 0 nothing found; 1 findings; 2 could not run; 3 nothing found, but not everything could be searched;
130 interrupted. Configuration: .trapline.toml (docs/rules.md), or TRAPLINE_CONFIG. Silence one place with a comment: trapline:allow`;

/** Help, version or the mistake in `argv`, which `parseArgs` did not take. `columns` is the width of the terminal. */
export async function explain(argv: readonly string[], columns: number): Promise<Explanation> {
  let explanation: Explanation | undefined;
  const parser = build(columns);
  const words = argv.length === 0 ? ['--help'] : [...argv];
  await parser.parseAsync(words, {}, (error: Error | undefined, _parsed: unknown, output: string) => {
    const mistake = error?.message ?? '';
    explanation =
      mistake === '' ? { text: `${output}\n`, isError: false } : { text: mistakeText(mistake), isError: true };
  });
  if (explanation && explanation.text.trim() !== '') return explanation;
  return { text: mistakeText('these arguments do not go together'), isError: true };
}

function mistakeText(message: string): string {
  const [first = ''] = message.split('\n', 1);
  return `trapline: ${first}\nTry: trapline --help, or trapline <command> --help\n`;
}

function build(columns: number): Argv {
  let parser = yargs()
    .scriptName('trapline')
    .usage('trapline finds leaked credentials and tells which matter.\n\nUsage: $0 <command> [options]')
    .version(version)
    .alias('version', 'V')
    .help('help')
    .alias('help', 'h')
    .strict()
    .demandCommand(1, 'a command is missing')
    .exitProcess(false)
    .fail((message, error) => {
      throw error ?? new Error(message);
    })
    .parserConfiguration({ 'greedy-arrays': false, 'camel-case-expansion': false, 'duplicate-arguments-array': false })
    .wrap(Math.min(columns, 110))
    .epilogue(exitCodes);
  parser = parser.command('scan', 'Scan files, standard input, or what is staged', (scan) => {
    const inner = addCommand(addCommand(scan, 'scan stdin', 'stdin'), 'scan staged', 'staged');
    return addCommand(inner, 'scan', '$0');
  });
  return parser.command('rules', 'List, show and check rules', (rules) =>
    addCommand(
      addCommand(addCommand(rules, 'rules list', 'list'), 'rules show', 'show'),
      'rules check',
      'check',
    ).demandCommand(1, 'say list, show or check'),
  );
}

function addCommand(parser: Argv, name: CommandName, word: string): Argv {
  const { describe, flags, operands, examples } = commands[name];
  const isMany = operands !== undefined && operands.max > 1;
  const positional = operands === undefined ? '' : isMany ? ` [${operands.name}..]` : ` <${operands.name}>`;
  return parser.command(
    word + positional,
    describe,
    (inner) => {
      let built = inner;
      if (operands)
        built = built.positional(operands.name, {
          describe: operands.describe,
          type: 'string',
          ...(isMany ? { array: true } : {}),
        });
      for (const [flag, setting] of Object.entries(flags)) built = built.option(flag, option(flag, setting));
      for (const [command, meaning] of examples) built = built.example(command, meaning);
      return built;
    },
    () => undefined,
  );
}

function option(name: string, flag: Flag): Options {
  const type = flag.type === 'list' ? ('string' as const) : flag.type;
  return {
    type,
    describe: flag.placeholder === undefined ? flag.describe : `${flag.placeholder}: ${flag.describe}`,
    group: `${flag.group}:`,
    ...(flag.type === 'list' ? { array: true } : {}),
    ...(flag.type === 'list' || flag.type === 'count' ? {} : { requiresArg: flag.type !== 'boolean' }),
    ...(flag.alias === undefined ? {} : { alias: flag.alias }),
    ...(flag.choices === undefined ? {} : { choices: flag.choices }),
    ...(flag.type === 'number' ? { coerce: (value: unknown) => checkNumber(name, value) } : {}),
  };
}

function checkNumber(name: string, value: unknown): unknown {
  if (typeof value === 'number' && Number.isInteger(value) && value > 0 && value < 10_000) return value;
  throw new Error(`--${name} must be a whole number from 1`);
}
