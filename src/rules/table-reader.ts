// Typed access to one TOML table of a rule pack: every wrong type, missing key and unknown key is said with file, line, rule and key.

import { ToolError } from '../model/tool-error.ts';

export type Place = {
  readonly source: string;
  /** Key path to line, from lib/toml.ts; all lower case when `lenient`. */
  readonly lines: ReadonlyMap<string, number>;
  /** gitleaks reads keys in any case, accepts one table for a list of tables and `a, b` for a list of strings. */
  readonly lenient: boolean;
  /** Told of keys a lenient reader passes over. */
  readonly onIgnored: (place: string, message: string) => void;
};

type Table = Readonly<Record<string, unknown>>;

export class TableReader {
  readonly path: string;
  readonly #table: Table;
  readonly #place: Place;
  readonly #used = new Set<string>();
  #label = '';

  constructor(table: Table, path: string, place: Place) {
    this.#table = place.lenient ? lowerKeys(table) : table;
    this.#place = place;
    this.path = path;
  }

  /** Named in later errors, e.g. `rule slack-bot`. */
  setLabel(label: string): void {
    this.#label = label;
  }

  has(key: string): boolean {
    return this.#value(key) !== undefined;
  }

  string(key: string): string | undefined {
    const value = this.#value(key);
    if (value === undefined || typeof value === 'string') return value;
    throw this.error(key, `must be a string, not ${nameType(value)}`);
  }

  number(key: string): number | undefined {
    const value = this.#value(key);
    if (value === undefined || typeof value === 'number') return value;
    throw this.error(key, `must be a number, not ${nameType(value)}`);
  }

  integer(key: string): number | undefined {
    const value = this.number(key);
    if (value !== undefined && (!Number.isInteger(value) || value < 0))
      throw this.error(key, 'must be a whole number, 0 or more');
    return value;
  }

  boolean(key: string): boolean | undefined {
    const value = this.#value(key);
    if (value === undefined || typeof value === 'boolean') return value;
    throw this.error(key, `must be true or false, not ${nameType(value)}`);
  }

  oneOf<T extends string>(key: string, allowed: readonly T[]): T | undefined {
    const value = this.string(key);
    if (value === undefined) return undefined;
    const found = allowed.find((item) => item === value);
    if (found === undefined) throw this.error(key, `must be one of ${allowed.join(', ')}, not "${value}"`);
    return found;
  }

  strings(key: string): readonly string[] {
    const value = this.#value(key);
    if (value === undefined) return [];
    if (typeof value === 'string' && this.#place.lenient) return value.split(',').map((item) => item.trim());
    if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
    throw this.error(key, 'must be a list of strings');
  }

  /** A list of names, each one of `allowed`; `what` says what they name. */
  someOf<T extends string>(key: string, allowed: readonly T[], what: string): readonly T[] {
    return this.strings(key).map((name) => {
      const found = allowed.find((item) => item === name);
      if (found !== undefined) return found;
      const hint = nearest(name, new Set(allowed)) ?? `there are ${allowed.join(', ')}`;
      throw this.error(key, `names "${name}", which is not ${what}`, hint);
    });
  }

  integers(key: string): readonly number[] {
    const value = this.#value(key);
    if (value === undefined) return [];
    if (Array.isArray(value) && value.every((item) => Number.isInteger(item))) return value;
    throw this.error(key, 'must be a list of whole numbers');
  }

  /** A table of strings, such as HTTP headers. */
  stringTable(key: string): Readonly<Record<string, string>> {
    const value = this.#value(key);
    if (value === undefined) return {};
    if (isTable(value) && Object.values(value).every((item) => typeof item === 'string'))
      return value as Record<string, string>;
    throw this.error(key, 'must be a table of strings');
  }

  /** List entries that may be anything; the caller checks each. */
  list(key: string): readonly unknown[] {
    const value = this.#value(key);
    if (value === undefined) return [];
    if (Array.isArray(value)) return value;
    throw this.error(key, `must be a list, not ${nameType(value)}`);
  }

  table(key: string): TableReader | undefined {
    const value = this.#value(key);
    if (value === undefined) return undefined;
    if (!isTable(value)) throw this.error(key, `must be a table, not ${nameType(value)}`);
    return this.#child(value, this.#join(key));
  }

  tables(key: string): readonly TableReader[] {
    const value = this.#value(key);
    if (value === undefined) return [];
    if (isTable(value) && this.#place.lenient) return [this.#child(value, this.#join(key))];
    if (!Array.isArray(value) || !value.every(isTable))
      throw this.error(key, `must be a list of tables ([[${this.#join(key)}]])`);
    return value.map((item, i) => this.#child(item, `${this.#join(key)}[${i}]`));
  }

  /** Complains about keys nobody asked for: an error, or a notice for a lenient reader. */
  finish(): void {
    const unknown = Object.keys(this.#table).filter((key) => !this.#used.has(key));
    for (const key of unknown) {
      if (!this.#place.lenient) throw this.error(key, 'is not a key trapline knows', nearest(key, this.#used));
      this.#place.onIgnored(this.where(key), `unknown key "${key}" ignored`);
    }
  }

  /** `file:line` of a key, or of the closest table around it. */
  where(key?: string): string {
    const whole = key === undefined ? this.path : this.#join(key);
    let path = this.#place.lenient ? whole.toLowerCase() : whole;
    while (path !== '') {
      const line = this.#place.lines.get(path);
      if (line !== undefined) return `${this.#place.source}:${line}`;
      path = path.includes('.') ? path.slice(0, path.lastIndexOf('.')) : '';
    }
    return this.#place.source;
  }

  error(key: string | undefined, problem: string, hint?: string): ToolError {
    const parts = [`${this.where(key)}:`, this.#label, key].filter((part) => part !== undefined && part !== '');
    return new ToolError('config-invalid', `${parts.join(' ')} ${problem}`, hint === undefined ? {} : { hint });
  }

  #child(table: Table, path: string): TableReader {
    const child = new TableReader(table, path, this.#place);
    child.setLabel(this.#label);
    return child;
  }

  #value(key: string): unknown {
    const name = this.#place.lenient ? key.toLowerCase() : key;
    this.#used.add(name);
    return this.#table[name];
  }

  #join(key: string): string {
    return this.path === '' ? key : `${this.path}.${key}`;
  }
}

function lowerKeys(table: Table): Table {
  return Object.fromEntries(Object.entries(table).map(([key, value]) => [key.toLowerCase(), value]));
}

function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

function nameType(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (value instanceof Date) return 'a date';
  return typeof value === 'object' ? 'a table' : `a ${typeof value}`;
}

/** "did you mean": the known key that takes the fewest changes of a letter, if two or less do. */
function nearest(key: string, known: ReadonlySet<string>): string | undefined {
  const ranked = [...known].map((item) => [editDistance(key.toLowerCase(), item.toLowerCase()), item] as const);
  const [best] = ranked.sort(([a], [b]) => a - b);
  return best && best[0] <= 2 ? `did you mean "${best[1]}"?` : undefined;
}

/** Levenshtein distance: letters to insert, delete or replace. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}
