// The Supabase projects a text names: keys are bound to one, so a key beside its project's address proves itself.

/** Addresses of APIs, databases and dashboards hold the project's reference, 20 small letters. */
const projectAddress = /\b([a-z]{20})\.supabase\.(?:co|in|net|red)\b|supabase\.com\/dashboard\/project\/([a-z]{20})\b/g;
/** Enough for any file of a person; each one costs a hash per key. */
const maxProjects = 100;

/** In the order they stand, each once, where it stands first (UTF-16 index). */
export function findProjectPlaces(text: string): readonly { readonly ref: string; readonly start: number }[] {
  const found = new Map<string, number>();
  for (const { 1: host, 2: page, index } of text.matchAll(projectAddress)) {
    const ref = (host ?? page)!;
    if (!found.has(ref)) found.set(ref, index);
    if (found.size >= maxProjects) break;
  }
  return [...found].map(([ref, start]) => ({ ref, start }));
}

/** In the order they stand, each once. */
export function findProjectRefs(text: string): readonly string[] {
  return findProjectPlaces(text).map(({ ref }) => ref);
}
