// Private keys that everybody has: of test suites, RFCs and products that shipped one key to all. Known by their public half, in whatever file or
// encoding they come.

import { knownKeys } from './known-keys.generated.ts';

/** 64 bits of the fingerprint tell a few hundred keys from all others. */
const DIGITS = 16;

const labels: ReadonlyMap<string, string> = new Map(
  knownKeys.flatMap(([label, fingerprints]) =>
    (fingerprints.match(/.{16}/g) ?? []).map((fingerprint) => [fingerprint, label] as const),
  ),
);

/** What a key is known as, for instance `the insecure key of Vagrant`; nothing for all others. */
export function knownKeyLabel(spkiSha256: string): string | undefined {
  return labels.get(spkiSha256.slice(0, DIGITS));
}
