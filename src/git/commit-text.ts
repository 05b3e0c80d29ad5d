// What the text of a commit or tag says: its header for the graph, and author, date and subject for people.

/** What the graph needs of a commit. Ids are hex. */
export type CommitHeader = {
  readonly tree: string;
  readonly parents: readonly string[];
  /** Seconds since 1970; 0 when the line is damaged. */
  readonly committerTime: number;
};

/** A commit as a report shows it. */
export type CommitInfo = {
  readonly oid: string;
  readonly author: string;
  readonly email: string;
  /** Seconds since 1970; 0 when it is not readable. */
  readonly authorTime: number;
  /** Minutes east of UTC. */
  readonly authorZone: number;
  readonly committerTime: number;
  /** First paragraph of the message on one line, as git shows it. */
  readonly subject: string;
};

/** Where the message of a commit or tag starts in its bytes; their length when there is none. */
export function messageStart(bytes: Buffer): number {
  const gap = bytes.indexOf('\n\n');
  return gap === -1 ? bytes.length : gap + 2;
}

/** Undefined when the bytes are not those of a commit. */
export function readCommitHeader(bytes: Buffer, oidBytes: number): CommitHeader | undefined {
  const digits = oidBytes * 2;
  const tree = readIdLine(bytes, 0, 'tree ', digits);
  if (tree === undefined) return undefined;
  const parents: string[] = [];
  let at = 6 + digits;
  for (;;) {
    const parent = readIdLine(bytes, at, 'parent ', digits);
    if (parent === undefined) break;
    parents.push(parent);
    at += 8 + digits;
  }
  return { tree, parents, committerTime: readCommitterTime(bytes, at) };
}

/** Id and type of what a tag stands for; undefined when the bytes are not those of a tag. */
export function readTagTarget(bytes: Buffer, oidBytes: number): { oid: string; type: string } | undefined {
  const oid = readIdLine(bytes, 0, 'object ', oidBytes * 2);
  const start = 8 + oidBytes * 2;
  const type = /^type (commit|tree|blob|tag)\n/.exec(bytes.toString('latin1', start, start + 12))?.[1];
  return oid === undefined || type === undefined ? undefined : { oid, type };
}

/** Author, dates and subject, decoded as the commit's `encoding` line says (UTF-8 without one). */
export function describeCommit(oid: string, bytes: Buffer): CommitInfo {
  const start = messageStart(bytes);
  const encoding = /^encoding (.+)$/m.exec(bytes.toString('latin1', 0, start))?.[1] ?? 'utf-8';
  const header = decode(bytes.subarray(0, start), encoding);
  const message = decode(bytes.subarray(start), encoding);
  const author = /^author (.*?) ?<([^>\n]*)>(?: (-?\d+) ([+-]\d{4}))?/m.exec(header);
  return {
    oid,
    author: author?.[1] ?? '',
    email: author?.[2] ?? '',
    authorTime: Number(author?.[3] ?? 0),
    authorZone: zoneMinutes(author?.[4] ?? '+0000'),
    committerTime: readCommitterTime(bytes, 0),
    subject: subjectOf(message),
  };
}

function subjectOf(message: string): string {
  const lines = message.split('\n').map((line) => line.trimEnd());
  const start = lines.findIndex((line) => line !== '');
  if (start === -1) return '';
  const end = lines.indexOf('', start);
  return lines.slice(start, end === -1 ? lines.length : end).join(' ');
}

function readIdLine(bytes: Buffer, at: number, label: string, digits: number): string | undefined {
  const end = at + label.length + digits;
  if (bytes[end] !== 0x0a || bytes[at] !== label.charCodeAt(0)) return undefined;
  const line = bytes.toString('latin1', at, end);
  if (!line.startsWith(label)) return undefined;
  const oid = line.slice(label.length);
  return /^[0-9a-f]+$/.test(oid) ? oid : undefined;
}

function readCommitterTime(bytes: Buffer, from: number): number {
  const stop = messageStart(bytes);
  const at = bytes.indexOf('\ncommitter ', Math.max(from - 1, 0));
  if (at === -1 || at >= stop) return 0;
  const end = bytes.indexOf(0x0a, at + 1);
  const line = bytes.toString('latin1', at + 1, end === -1 ? bytes.length : end);
  return Number(/> (-?\d{1,15}) [+-]?\d+$/.exec(line)?.[1] ?? 0);
}

function zoneMinutes(zone: string): number {
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3, 5));
  return zone.startsWith('-') ? -minutes : minutes;
}

function decode(bytes: Buffer, encoding: string): string {
  try {
    return new TextDecoder(encoding).decode(bytes);
  } catch {
    return bytes.toString('utf8');
  }
}
