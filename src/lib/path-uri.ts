// Paths as URI references (RFC 3986). Knows no file system: a relative path stays relative.

/**
 * The path (`/` separators) percent-encoded: `a b.env` as `a%20b.env`, `/x` as `file:///x`, `C:/x` as `file:///C:/x`. A leading `./`
 * goes. A lone surrogate, which no URI can hold, becomes U+FFFD. The empty path is `.`.
 */
export function pathToUri(path: string): string {
  const drive = /^[A-Za-z]:(?=\/)/.exec(path)?.[0];
  if (drive !== undefined) return `file:///${drive}${encodePath(path.slice(drive.length))}`;
  if (path.startsWith('/')) return `file://${encodePath(path)}`;
  return encodePath(path.replace(/^(?:\.\/+)+/, '')) || '.';
}

function encodePath(path: string): string {
  return path
    .replaceAll(/\p{Surrogate}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
}
