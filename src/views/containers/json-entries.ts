// Finds in JSON the values that its structure tells to be secrets: those of Kubernetes Secrets, and what a Terraform state marks as sensitive. The
// document is read twice: once to know which values are meant, once for their places.

import { type JsonFrame, jsonStart, readJson } from '../structured/json-reader.ts';
import { pathName } from '../structured/notebook-place.ts';
import type { Entry } from './entry.ts';

type Wanted = Map<string, Pick<Entry, 'kind' | 'name' | 'writing'>>;
type JsonObject = { readonly [key: string]: unknown };

/** Deeper objects hold no manifest. */
const maxDepth = 12;

export function readJsonEntries(bytes: Buffer, kind: 'kubernetes' | 'terraform'): Entry[] {
  let document: unknown;
  try {
    document = JSON.parse(bytes.toString('utf8'));
  } catch {
    return [];
  }
  const wanted: Wanted = new Map();
  if (kind === 'kubernetes') findSecrets(document, '', wanted, 0);
  else findSensitive(document, wanted);
  return wanted.size === 0 ? [] : locate(bytes, wanted);
}

function locate(bytes: Buffer, wanted: Wanted): Entry[] {
  const entries: Entry[] = [];
  const string = (frames: readonly JsonFrame[], start: number, end: number): void => {
    const path = pathName(frames);
    const entry = wanted.get(path);
    if (entry) entries.push({ ...entry, path, start, end });
  };
  readJson(bytes, 0, bytes.length, jsonStart, { string, cut: () => undefined });
  return entries;
}

function findSecrets(value: unknown, path: string, wanted: Wanted, depth: number): void {
  if (depth > maxDepth || typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) findSecrets(item, `${path}[${i}]`, wanted, depth + 1);
    return;
  }
  const object = value as JsonObject;
  if (object.kind === 'Secret') {
    for (const [key, writing] of [
      ['data', 'base64'],
      ['stringData', 'json'],
    ] as const)
      for (const name of namesOf(object[key]))
        add(wanted, [path, key, name], { kind: 'kubernetes-secret', name, writing });
    return;
  }
  for (const [key, item] of Object.entries(object)) findSecrets(item, joined(path, key), wanted, depth + 1);
}

function findSensitive(state: unknown, wanted: Wanted): void {
  const { outputs, resources } = asObject(state);
  for (const [name, output] of Object.entries(asObject(outputs)))
    if (asObject(output).sensitive === true)
      add(wanted, ['outputs', name, 'value'], { kind: 'terraform-sensitive', name, writing: 'json' });
  for (const [i, resource] of asList(resources).entries()) {
    const { type, instances } = asObject(resource);
    for (const [j, instance] of asList(instances).entries()) {
      const base = `resources[${i}].instances[${j}].attributes`;
      const marked = asList(asObject(instance).sensitive_attributes).map(stepsOf);
      for (const steps of [...marked, ...knownSensitive(type)])
        if (steps && steps.length > 0)
          add(wanted, [base, ...steps], { kind: 'terraform-sensitive', name: steps.at(-1)!, writing: 'json' });
    }
  }
}

/** Attributes that providers do not mark in all versions. */
function knownSensitive(type: unknown): string[][] {
  return type === 'random_password' ? [['result']] : [];
}

/** The path of an attribute: names, and numbers of list elements; undefined when it has other steps. */
function stepsOf(path: unknown): string[] | undefined {
  const steps: string[] = [];
  for (const step of asList(path)) {
    const { type, value } = asObject(step);
    const index = asObject(value).value;
    if (type === 'get_attr' && typeof value === 'string') steps.push(value);
    else if (type === 'index' && (typeof index === 'number' || typeof index === 'string')) steps.push(String(index));
    else return undefined;
  }
  return steps;
}

function add(wanted: Wanted, steps: readonly string[], entry: Pick<Entry, 'kind' | 'name' | 'writing'>): void {
  const path = steps.reduce((whole, step) => (/^\d+$/.test(step) ? `${whole}[${step}]` : joined(whole, step)), '');
  wanted.set(path, entry);
}

function joined(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

function namesOf(value: unknown): string[] {
  return Object.keys(asObject(value));
}

function asObject(value: unknown): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
