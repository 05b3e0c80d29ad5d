// The config of an image: which instruction made which layer, and every text in it that may hold a secret.
// Spec: https://github.com/opencontainers/image-spec/blob/main/config.md; Docker adds fields of its own.

import { asList, asRecord, asText, isRecord, type JsonRecord, textsOf } from './json-value.ts';
import { type Platform, readPlatform } from './oci-document.ts';

/**
 * A text of the config. `field` says where (`config.Env[2]`); `path` is the same as long as the meaning is (`Env/DB_PASSWORD`), so that a finding keeps
 * its fingerprint when variables are added.
 */
export type ConfigText = { readonly field: string; readonly path: string; readonly text: string };

export type ImageConfig = {
  readonly platform: Platform | undefined;
  /** Digests of the layers' uncompressed tars, the lowest first. */
  readonly diffIds: readonly string[];
  /** The instructions that made a layer, the lowest first. */
  readonly layerHistory: readonly string[];
  readonly texts: readonly ConfigText[];
};

export function readConfig(value: unknown): ImageConfig {
  const config = asRecord(value);
  const history = asList(config.history).filter(isRecord);
  return {
    platform: readPlatform(config),
    diffIds: textsOf(asRecord(config.rootfs).diff_ids),
    layerHistory: history.filter((item) => item.empty_layer !== true).map((item) => asText(item.created_by)),
    texts: isRecord(value) ? uniqueTexts(configTexts(value)) : [],
  };
}

/** The annotations of a manifest, or of a layer in it (`layers[2].`). */
export function annotationTexts(annotations: Readonly<Record<string, string>>, of = ''): readonly ConfigText[] {
  return Object.entries(annotations).map(([key, text]) => ({
    field: `${of}annotations${member(key)}`,
    path: `annotations/${key}`,
    text: `${key}=${text}`,
  }));
}

/** Old configs hold everything twice (`container_config`): what was said already is not said again. */
function uniqueTexts(texts: Iterable<ConfigText>): readonly ConfigText[] {
  const known = new Set<string>();
  return [...texts].filter(({ text }) => text.trim() !== '' && !known.has(text) && known.add(text));
}

function* configTexts(config: JsonRecord): Generator<ConfigText, void, undefined> {
  for (const name of ['config', 'container_config']) {
    const inner = config[name];
    if (isRecord(inner)) yield* runTexts(inner, name);
  }
  for (const [index, item] of asList(config.history).entries()) {
    for (const [key, text] of Object.entries(asRecord(item)))
      if (typeof text === 'string') yield { field: `history[${index}].${key}`, path: `history/${key}`, text };
  }
  for (const [key, value] of Object.entries(config))
    if (!['config', 'container_config', 'history', 'rootfs'].includes(key)) yield* otherTexts(value, key, key);
}

/** What a container is started with. */
function* runTexts(config: JsonRecord, at: string): Generator<ConfigText, void, undefined> {
  for (const [index, text] of textsOf(config.Env).entries())
    yield { field: `${at}.Env[${index}]`, path: `Env/${text.split('=', 1)[0]}`, text };
  // The words of one command belong together: a flag and its value are two.
  for (const name of ['Entrypoint', 'Cmd', 'Shell'])
    yield { field: `${at}.${name}`, path: name, text: commandText(config[name]) };
  const test = asRecord(config.Healthcheck).Test;
  yield { field: `${at}.Healthcheck.Test`, path: 'Healthcheck', text: commandText(test) };
  for (const [index, text] of textsOf(config.OnBuild).entries())
    yield { field: `${at}.OnBuild[${index}]`, path: 'OnBuild', text };
  for (const [key, value] of Object.entries(config)) {
    if (!['Env', 'Entrypoint', 'Cmd', 'Shell', 'OnBuild', 'Healthcheck'].includes(key))
      yield* otherTexts(value, `${at}.${key}`, key);
  }
}

/** Every text below `value`, with the name it has there, as an assignment. */
function* otherTexts(value: unknown, field: string, path: string): Generator<ConfigText, void, undefined> {
  // No recursion: a config may be nested as deep as its size allows.
  const rest: { readonly value: unknown; readonly field: string; readonly path: string; readonly key: string }[] = [
    { value, field, path, key: path },
  ];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    const { value: inner } = next;
    if (typeof inner === 'string') {
      if (inner !== '') yield { field: next.field, path: next.path, text: `${next.key}=${inner}` };
    } else if (Array.isArray(inner)) {
      for (const [index, item] of inner.entries())
        rest.push({ ...next, value: item, field: shorten(`${next.field}[${index}]`) });
    } else if (isRecord(inner)) {
      for (const [key, item] of Object.entries(inner)) {
        const names = { field: shorten(next.field + member(key)), path: shorten(`${next.path}/${key}`) };
        rest.push({ value: item, ...names, key });
      }
    }
  }
}

// Names are shown to people; without a bound, a deeply nested config would take memory by the square of its depth.
const maxNameCharacters = 500;

function shorten(name: string): string {
  return name.length <= maxNameCharacters ? name : `${name.slice(0, maxNameCharacters)}...`;
}

function commandText(value: unknown): string {
  return typeof value === 'string' ? value : textsOf(value).join(' ');
}

function member(key: string): string {
  return /^[A-Za-z_]\w*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}
