// Paths in layers, as the overlay of a container sees them, and the names that delete something (whiteouts).
// Spec: https://github.com/opencontainers/image-spec/blob/main/layer.md

/** Without leading slash, `.` and empty parts; `..` goes up and never out. */
export function layerPath(written: string): string {
  if (!/(?:^|\/)\.{0,2}(?:\/|$)/.test(written)) return written;
  const parts: string[] = [];
  for (const part of written.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

export type Whiteout =
  /** A file or folder of the layers below is gone. */
  | { readonly kind: 'deleted'; readonly path: string }
  /** All that the layers below have in a folder is gone. */
  | { readonly kind: 'emptied'; readonly path: string };

/** What the file at `path` deletes, if its name says that it does. */
export function readWhiteout(path: string): Whiteout | undefined {
  const slash = path.lastIndexOf('/');
  const [folder, name] = [path.slice(0, Math.max(slash, 0)), path.slice(slash + 1)];
  if (!name.startsWith('.wh.')) return undefined;
  if (name === '.wh..wh..opq') return { kind: 'emptied', path: folder };
  // Other names of this kind are aufs's own business.
  if (name.startsWith('.wh..wh.')) return undefined;
  return { kind: 'deleted', path: slash < 0 ? name.slice(4) : `${folder}/${name.slice(4)}` };
}
