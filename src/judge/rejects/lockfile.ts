// Rejects guesses in files that machines write and that hold hashes by the thousand: lock files, minified bundles, source maps.

import type { Candidate } from './candidate.ts';

const LOCKFILE =
  /(?:^|[/\\])(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|composer\.lock|Gemfile\.lock|Cargo\.lock|poetry\.lock|uv\.lock|Pipfile\.lock|pdm\.lock|go\.sum|go\.work\.sum|mix\.lock|pubspec\.lock|Podfile\.lock|Package\.resolved|flake\.lock|deno\.lock|packages\.lock\.json|gradle\.lockfile|verification-metadata\.xml|\.terraform\.lock\.hcl|conan\.lock|MODULE\.bazel\.lock|SHA\d+SUMS?|checksums?\.txt)$/i;
/** Translations: every value is a sentence, whatever its key says. */
const TRANSLATION =
  /(?:^|[/\\])(?:locales?|i18n|l10n|translations?|langs?|languages|lproj)[/\\]|[/\\_.](?:messages|locale|lang|strings)[_.-][a-z]{2}(?:[_-][A-Za-z]{2,4})?\.\w+$/i;
const MACHINE_WRITTEN = /\.(?:min\.(?:js|css|mjs)|map|svg|po|pot|xlf|xliff|resx|strings|lproj|tl|wasm|snap)$/i;

export function checkLockfile({ path, line }: Candidate): string | undefined {
  if (LOCKFILE.test(path)) return 'in a lock file';
  if (TRANSLATION.test(path) && !/\.(?:java|kt|groovy|scala|go|rs|c|cc|cpp|h|cs|swift|py)$/i.test(path))
    return 'in a translation';
  if (MACHINE_WRITTEN.test(path)) return 'in a file written by a machine';
  // Minified code: long, and with hardly a space. Logs and one-line JSON have more.
  if (line.length > 1500 && /\.(?:js|mjs|cjs|css|html?)$/i.test(path) && spaceShare(line) < 0.05)
    return 'in minified code';
  return undefined;
}

function spaceShare(line: string): number {
  const sample = line.slice(0, 4000);
  return (sample.length - sample.replaceAll(' ', '').length) / sample.length;
}
