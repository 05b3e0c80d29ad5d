// The names of the judge's checks that a rule may list in `rejects`. They are here because the reader of rule packs refuses any other name,
// and the judge has a check for each (src/judge/rejects/).

/** In the order the checks run, cheapest first: a match that several would reject is dropped by the one that costs least. */
export const rejectNames = [
  'lockfile',
  'encrypted',
  'reference',
  'name',
  'identifier',
  'digest',
  'placeholder',
  'words',
  'uri-password',
  'token-words',
  'option-value',
  'basic-credential',
  'known-uuid',
  'not-private-der',
  'documentation',
] as const;
export type RejectName = (typeof rejectNames)[number];
