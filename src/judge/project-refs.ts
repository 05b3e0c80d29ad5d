// The Supabase projects a text names: keys are bound to one, so a key beside its project's address proves itself.

/** Addresses of APIs, databases and dashboards hold the project's reference, 20 small letters. */
const projectAddress = /\b([a-z]{20})\.supabase\.(?:co|in|net|red)\b|supabase\.com\/dashboard\/project\/([a-z]{20})\b/g;
/** Enough for any file of a person; each one costs a hash per key. */
const maxProjects = 100;

/** In the order they stand, each once. */
export function findProjectRefs(text: string): readonly string[] {
  const found = new Set<string>();
  for (const [, host, page] of text.matchAll(projectAddress)) {
    found.add((host ?? page)!);
    if (found.size >= maxProjects) break;
  }
  return [...found];
}
