// Links to lines on hosting sites, made from the address a repository was cloned from. Knows five sites by their names; nothing is asked.

/** A line of a file in a commit. */
export type HostedLine = { readonly commit: string; readonly path: string; readonly line: number };

export type LinkTo = (line: HostedLine) => string;

/** `host` without user and password; `path` without slashes at its ends and without `.git`. */
type Remote = { readonly host: string; readonly path: string };

/** Makes links for a remote's address, or undefined when the site is not known. Credentials in the address are never kept. */
export function hostingLinks(url: string): LinkTo | undefined {
  const remote = readRemote(url);
  if (remote === undefined) return undefined;
  const { host, path } = remote;
  if (/(?:^|\.)(?:dev\.azure\.com|visualstudio\.com)$/.test(host)) return azureLinks(remote);
  if (!/^[^/]+\/[^/]+/.test(path)) return undefined;
  const base = `https://${host}/${path.split('/').map(encodeOnce).join('/')}`;
  if (/(?:^|\.)github\./.test(host)) return (at) => `${base}/blob/${at.commit}/${encodePath(at.path)}#L${at.line}`;
  if (/(?:^|\.)gitlab\./.test(host)) return (at) => `${base}/-/blob/${at.commit}/${encodePath(at.path)}#L${at.line}`;
  if (host === 'bitbucket.org') return (at) => `${base}/src/${at.commit}/${encodePath(at.path)}#lines-${at.line}`;
  if (/(?:^|\.)(?:gitea|codeberg|forgejo)\./.test(host))
    return (at) => `${base}/src/commit/${at.commit}/${encodePath(at.path)}#L${at.line}`;
  return undefined;
}

/** `https://user:password@host:port/path.git`, `ssh://git@host/path`, `git@host:path`. */
function readRemote(url: string): Remote | undefined {
  const found =
    /^(?:https?|ssh|git):\/\/(?:[^@/]*@)*([^/:@\s]+)(?::(\d+))?\/(.+)$/i.exec(url.trim()) ??
    /^(?:[^@/\s]+@)?([^/:@\s]+)()?:(?!\/\/)(.+)$/.exec(url.trim());
  const [, host = '', port, path = ''] = found ?? [];
  const clean = path
    .replace(/[?#].*$/, '')
    .replace(/\/+$/, '')
    .replace(/\.git$/, '')
    .replace(/^\/+/, '');
  if (host === '' || clean === '' || /^[a-z]$/i.test(host)) return undefined;
  const isWeb = /^https?:/i.test(url.trim());
  return { host: `${host.toLowerCase()}${isWeb && port ? `:${port}` : ''}`, path: clean };
}

/** `dev.azure.com/organisation/project/_git/repository`, `ssh.dev.azure.com:v3/...`, `organisation.visualstudio.com/project/_git/...`. */
function azureLinks({ host, path }: Remote): LinkTo | undefined {
  const parts = path.split('/').filter((part) => part !== '_git' && part !== 'v3' && part !== 'DefaultCollection');
  const isOld = host.endsWith('.visualstudio.com') && !host.startsWith('vs-ssh.');
  const organisation = isOld ? host.split('.')[0] : parts.shift();
  const [project, repository = project] = parts;
  if (!organisation || !project || !repository) return undefined;
  const base = `https://dev.azure.com/${[organisation, project, '_git', repository].map(encodeOnce).join('/')}`;
  return ({ commit, path: file, line }) =>
    `${base}?path=${encodeURIComponent(`/${file}`)}&version=GC${commit}&line=${line}&lineEnd=${line + 1}&lineStartColumn=1&lineEndColumn=1`;
}

function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

/** Parts of an address may be encoded already. */
function encodeOnce(part: string): string {
  try {
    return encodeURIComponent(decodeURIComponent(part));
  } catch {
    return encodeURIComponent(part);
  }
}
