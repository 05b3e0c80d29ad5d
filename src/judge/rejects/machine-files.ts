// Files that machines write: which they are, told by path, and which lines are minified code. Asked before a match is looked at more closely,
// as bundles and source maps are most of what an npm package weighs, and by the check `lockfile`, which says the same in words.

import type { Span } from '../../model/span.ts';

const LOCKFILE =
  /(?:^|[/\\])(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|composer\.lock|Gemfile\.lock|Cargo\.lock|poetry\.lock|uv\.lock|Pipfile\.lock|pdm\.lock|go\.sum|go\.work\.sum|mix\.lock|pubspec\.lock|Podfile\.lock|Package\.resolved|flake\.lock|deno\.lock|packages\.lock\.json|gradle\.lockfile|verification-metadata\.xml|\.terraform\.lock\.hcl|conan\.lock|MODULE\.bazel\.lock|SHA\d+SUMS?|checksums?\.txt)$/i;
/** Translations: every value is a sentence, whatever its key says. */
const TRANSLATION =
  /(?:^|[/\\])(?:locales?|i18n|l10n|translations?|langs?|languages|lproj)[/\\]|[/\\_.](?:messages|locale|lang|strings)[_.-][a-z]{2}(?:[_-][A-Za-z]{2,4})?\.\w+$/i;
const SOURCE = /\.(?:java|kt|groovy|scala|go|rs|c|cc|cpp|h|cs|swift|py)$/i;
const MACHINE_WRITTEN = /\.(?:min\.(?:js|css|mjs)|map|svg|po|pot|xlf|xliff|resx|strings|lproj|tl|wasm|snap)$/i;
const MINIFIABLE = /\.(?:js|mjs|cjs|css|html?)$/i;

/** Minified lines are longer than this many characters. */
const shortLine = 1500;
/** Characters on each side of a value in which spaces are counted. */
const sampled = 2000;
const mostSpaces = 0.05;
/** Bytes of UTF-8 that make at most one UTF-16 unit. */
const maxUnitBytes = 3;
const space = 0x20;

/** What kind of file a machine wrote it is; undefined for one that a person may have written. */
export function machineFile(path: string): string | undefined {
  if (LOCKFILE.test(path)) return 'a lock file';
  if (TRANSLATION.test(path) && !SOURCE.test(path)) return 'a translation';
  return MACHINE_WRITTEN.test(path) ? 'a file written by a machine' : undefined;
}

/** Whether files of this name are at times minified. */
export function isMinifiable(path: string): boolean {
  return MINIFIABLE.test(path);
}

/** Minified code: long lines with hardly a space around the value. Logs and one-line JSON have more. */
export function isMinified(line: string, secretStart: number): boolean {
  if (line.length <= shortLine) return false;
  const sample = line.slice(Math.max(0, secretStart - sampled), secretStart + sampled);
  return (sample.length - sample.replaceAll(' ', '').length) / sample.length < mostSpaces;
}

/** True where `isMinified` is certain to be true of the line at `line`, told without making a string of it. */
export function isSurelyMinified(bytes: Uint8Array, line: Span, secretStart: number): boolean {
  if (line.end - line.start <= shortLine * maxUnitBytes) return false;
  const from = Math.max(line.start, secretStart - sampled);
  const to = Math.min(line.end, secretStart + sampled);
  let spaces = 0;
  for (let i = from; i < to; i++) {
    const byte = bytes[i]!;
    // A byte is a character in ASCII only.
    if (byte >= 0x80) return false;
    if (byte === space) spaces++;
  }
  return spaces / (to - from) < mostSpaces;
}
