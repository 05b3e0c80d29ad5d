// References to images as people type them: `debian`, `ghcr.io/acme/shop:1.2`, `localhost:5000/shop@sha256:...`.
// Grammar: https://github.com/distribution/reference; the rules for short names are Docker's.

export type ImageReference = {
  /** As it is in names and in credential files: `docker.io`, `localhost:5000`. */
  readonly registry: string;
  /** Where that registry answers; for Docker Hub another one. */
  readonly host: string;
  /** With the `library/` that Docker Hub has for its own images. */
  readonly repository: string;
  /** A tag or a digest; what is asked for. */
  readonly version: string;
  /** The whole reference, with everything that was left out. */
  readonly name: string;
};

const repositoryPattern = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*$/;
const tagPattern = /^\w[\w.-]{0,127}$/;
const digestPattern = /^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/;
const hostPattern = /^(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9a-fA-F:.]+\])(?::\d{1,5})?$/;

/** Undefined for a text that is no reference. */
export function parseReference(text: string): ImageReference | undefined {
  const [rest = '', digest] = splitOnce(text.replace(/^docker:\/\//, ''), '@');
  const slash = rest.indexOf('/');
  const first = rest.slice(0, Math.max(slash, 0));
  // `acme/shop` is of Docker Hub; a host has a dot or a port in it, or is this machine.
  const isHost = slash > 0 && (/[.:[]/.test(first) || first === 'localhost' || first !== first.toLowerCase());
  const [path = '', tag] = splitOnce(isHost ? rest.slice(slash + 1) : rest, ':');
  const registry = isHost && !/^(?:index\.|registry-1\.)?docker\.io$/.test(first) ? first : 'docker.io';
  const repository = registry === 'docker.io' && !path.includes('/') ? `library/${path}` : path;
  if (isHost && !hostPattern.test(first)) return undefined;
  if (!repositoryPattern.test(repository) || (tag !== undefined && !tagPattern.test(tag))) return undefined;
  if (digest !== undefined && !digestPattern.test(digest)) return undefined;
  const version = digest ?? tag ?? 'latest';
  const shownTag = tag === undefined && digest !== undefined ? '' : `:${tag ?? 'latest'}`;
  const name = `${registry}/${repository}${shownTag}${digest === undefined ? '' : `@${digest}`}`;
  const host = registry === 'docker.io' ? 'registry-1.docker.io' : registry;
  return { registry, host, repository, version, name };
}

function splitOnce(text: string, separator: string): readonly [string, string | undefined] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}
