// The names of the offline checks in src/judge/checks/table.ts, for reading packs: rules may not import the judge. A test holds the two lists
// together.

export const checkNames: readonly string[] = [
  'azure-devops-legacy-pat',
  'azure-identifiable',
  'cask',
  'cask-legacy',
  'elastic-essu',
  'github-owner-id',
  'gitlab-routable',
  'supabase',
];
