// The one door to yargs: help, version and the explanation of a wrong call. Loaded only when one of them is wanted (see parse-args.ts).

import yargs, { type Argv, type Options } from 'yargs';

import { escapeControls } from '../lib/escape-controls.ts';
import { version } from '../version.ts';
import { type CommandName, commands, type Flag } from './flags.ts';
import { beforeDashes, commandOf, isDepth, isWholeNumber, splitShortFlags, valuedSwitch } from './parse-args.ts';

export type Explanation = { readonly text: string; readonly isError: boolean };

// Short lines, as yargs breaks long ones without joining what follows.
const epilogue = `Exit codes:
  0 nothing found   1 findings   2 could not run   130 interrupted
  3 nothing found, but not everything could be searched

Configuration: .trapline.toml (docs/rules.md), or TRAPLINE_CONFIG
Silence one place: a comment with trapline:allow`;

// From here on a page gets harder to read, not easier.
const maxColumns = 110;

/** Help, version or the mistake in `argv`, which `parseArgs` did not take. `columns` is the width of the terminal. */
export async function explain(argv: readonly string[], columns: number): Promise<Explanation> {
  const known = knownMistake(argv);
  if (known !== undefined) return mistake(known, argv);
  let explanation: Explanation | undefined;
  const name = commandOf(argv);
  const words = argv.length === 0 ? ['--help'] : name ? [...splitShortFlags(argv, commands[name])] : [...argv];
  await build(columns).parseAsync(words, {}, (error: Error | undefined, _parsed: unknown, output: string) => {
    if (error) explanation = mistake(error.message, argv);
    else if (output !== '') explanation = { text: `${output}\n`, isError: false };
  });
  return explanation ?? mistake('these arguments do not go together', argv);
}

/** What yargs would not notice, or say less clearly. */
function knownMistake(argv: readonly string[]): string | undefined {
  const [first, second] = argv;
  const groups = [...new Set(Object.keys(commands).map((name) => name.split(' ')[0]!))];
  if (first === undefined || first.startsWith('-') || first === 'help') return undefined;
  if (!groups.includes(first)) return `there is no command "${first}", only ${groups.join(' and ')}`;
  const name = commandOf(argv);
  if (name === undefined && second !== undefined && !second.startsWith('-')) {
    const inner = Object.keys(commands).filter((command) => command.startsWith(`${first} `));
    return `there is no command "${first} ${second}", only ${inner.join(', ')}`;
  }
  if (name === undefined) return undefined;
  const known = [...Object.keys(commands[name].flags), 'help', 'version'].map((flag) => `--${flag}`);
  const flags = beforeDashes(argv).flatMap((word) => word.match(/^--[^=]+/)?.[0] ?? []);
  const unknown = flags.find((flag) => !known.includes(flag));
  if (unknown !== undefined) return `${name} has no flag ${unknown}`;
  const valued = valuedSwitch(argv, commands[name]);
  if (valued !== undefined) return `${valued} takes no value`;
  const empty = beforeDashes(argv).find(
    (word, i) => /^--?[\w-]+(=?)$/.test(word) && (word.endsWith('=') || argv[i + 1] === ''),
  );
  return empty === undefined ? undefined : `${empty.replace('=', '')} needs a value`;
}

function mistake(message: string, argv: readonly string[]): Explanation {
  const name = commandOf(argv);
  const help = name === undefined ? '' : `${name} `;
  const text = `trapline: ${escapeControls(sentence(message, argv, name))}\n  try trapline ${help}--help\n`;
  return { text, isError: true };
}

/** What yargs says, in one line and with the flags as they were typed: it names them without their dashes. */
function sentence(message: string, argv: readonly string[], name: CommandName | undefined): string {
  const choice = /Argument: ([\w-]+), Given: (".*"), Choices: (.*)/.exec(message);
  if (choice) return `--${choice[1]} ${choice[2]} is none of ${choice[3]?.replaceAll('"', '')}`;
  const operand = name && commands[name].operands?.name;
  if (message.startsWith('Not enough non-option') && operand) return `${name} needs the ${operand} of one`;
  const [, what, names] = /^(Unknown arguments?|Not enough arguments following): (.+)/.exec(message) ?? [];
  if (what === undefined || names === undefined) return message.split('\n', 1)[0] ?? '';
  const typed = names.split(', ').map((flag) => argv.find((word) => dashless(word) === flag) ?? flag);
  if (what.startsWith('Not')) return `${typed.join(', ')} needs a value`;
  return `${name ?? 'trapline'} does not take ${typed.join(', ')}`;
}

function dashless(word: string): string {
  return word.replace(/^--?/, '').replace(/=.*$/s, '');
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
    // Otherwise the page goes to where it cannot be told from a page that was asked for.
    .showHelpOnFail(false)
    .parserConfiguration({
      'greedy-arrays': false,
      'camel-case-expansion': false,
      'duplicate-arguments-array': false,
      'boolean-negation': false,
      'dot-notation': false,
      'parse-positional-numbers': false,
    })
    .wrap(Math.min(columns, maxColumns))
    .epilogue(epilogue);
  parser = parser.command('scan', 'Scan files, standard input, what is staged, a history, or an image', (scan) => {
    const inner = addCommand(addCommand(scan, 'scan stdin', 'stdin'), 'scan staged', 'staged');
    const targets = addCommand(addCommand(inner, 'scan history', 'history'), 'scan image', 'image');
    return addCommand(targets, 'scan', '$0');
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
  const { type: kind } = flag;
  const type = kind === 'boolean' || kind === 'count' ? kind : ('string' as const);
  return {
    type,
    describe: flag.placeholder === undefined ? flag.describe : `${flag.placeholder}: ${flag.describe}`,
    group: `${flag.group}:`,
    ...(flag.type === 'list' ? { array: true } : {}),
    ...(flag.type === 'boolean' || flag.type === 'count' ? {} : { requiresArg: true }),
    ...(flag.alias === undefined ? {} : { alias: flag.alias }),
    ...(flag.choices === undefined ? {} : { choices: flag.choices }),
    ...(flag.type === 'number' ? { coerce: (value: unknown) => checkNumber(name, value) } : {}),
    ...(flag.type === 'depth' ? { coerce: (value: unknown) => checkDepth(name, value) } : {}),
  };
}

function checkNumber(name: string, value: unknown): unknown {
  if (value === undefined || isWholeNumber(value)) return value;
  throw new Error(`--${name} must be a whole number from 1 to 9999`);
}

function checkDepth(name: string, value: unknown): unknown {
  if (value === undefined || isDepth(value)) return value;
  throw new Error(`--${name} must be a whole number from 0 to 9999`);
}
