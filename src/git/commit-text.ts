// What the text of a commit or tag says: its header for the graph, and author, date and subject for people.

const newline = 0x0a;
const treeLabel = Buffer.from('tree ');
const parentLabel = Buffer.from('parent ');
const committerLabel = Buffer.from('committer ');
/** Time and zone at the end of a line are not longer. */
const maxTimeBytes = 40;
/** By byte: the value of a lower-case hex digit, else 255. */
const digitValues = new Uint8Array(256).fill(255);
for (const [value, digit] of [...'0123456789abcdef'].entries()) digitValues[digit.charCodeAt(0)] = value;

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
  // A call of `indexOf` with a string takes longer than a header of some 300 bytes.
  for (let at = 1; at < bytes.length; at++) if (bytes[at] === newline && bytes[at - 1] === newline) return at + 1;
  return bytes.length;
}

/** Where in the bytes of a commit its ids stand, as hex digits. For reading very many commits. */
export type CommitPlaces = {
  readonly tree: number;
  readonly parents: readonly number[];
  /** Seconds since 1970; 0 when the line is damaged. */
  readonly committerTime: number;
};

/** Undefined when the bytes are not those of a commit. */
export function findCommitPlaces(bytes: Buffer, oidBytes: number): CommitPlaces | undefined {
  const digits = oidBytes * 2;
  if (!isIdLine(bytes, 0, treeLabel, digits)) return undefined;
  const parents: number[] = [];
  let at = treeLabel.length + digits + 1;
  for (; isIdLine(bytes, at, parentLabel, digits); at += parentLabel.length + digits + 1)
    parents.push(at + parentLabel.length);
  return { tree: treeLabel.length, parents, committerTime: readCommitterTime(bytes, at) };
}

/** Undefined when the bytes are not those of a commit. */
export function readCommitHeader(bytes: Buffer, oidBytes: number): CommitHeader | undefined {
  const places = findCommitPlaces(bytes, oidBytes);
  if (places === undefined) return undefined;
  const idAt = (at: number): string => bytes.toString('latin1', at, at + oidBytes * 2);
  return { tree: idAt(places.tree), parents: places.parents.map(idAt), committerTime: places.committerTime };
}

/** Writes the raw id whose hex digits (lower case) start at `at` to `target`, from its start. */
export function decodeId(bytes: Uint8Array, at: number, target: Uint8Array): void {
  for (let i = 0; i < target.length; i++) {
    const high = digitValues[bytes[at + 2 * i] as number] as number;
    target[i] = (high << 4) | (digitValues[bytes[at + 2 * i + 1] as number] as number);
  }
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
  if (!isIdLine(bytes, at, Buffer.from(label), digits)) return undefined;
  return bytes.toString('latin1', at + label.length, at + label.length + digits);
}

/** True when a line of this label and an id of lower-case hex digits starts at `at`. */
function isIdLine(bytes: Buffer, at: number, label: Uint8Array, digits: number): boolean {
  const start = at + label.length;
  if (bytes[start + digits] !== newline) return false;
  for (let i = 0; i < label.length; i++) if (bytes[at + i] !== label[i]) return false;
  for (let i = start; i < start + digits; i++) if (digitValues[bytes[i] as number] === 255) return false;
  return true;
}

/** The number behind the last `>` of the `committer` line, looked for from `from` (the start of a line) to the end of the header. */
function readCommitterTime(bytes: Buffer, from: number): number {
  for (let at = from; at < bytes.length && bytes[at] !== newline; ) {
    const end = lineEnd(bytes, at);
    if (isCommitterLine(bytes, at)) {
      const time = readPlainTime(bytes, end);
      if (time !== -1) return time;
      const line = bytes.toString('latin1', Math.max(at, end - maxTimeBytes), end);
      return Number(/> (-?\d{1,15}) [+-]?\d+$/.exec(line)?.[1] ?? 0);
    }
    at = end + 1;
  }
  return 0;
}

function isCommitterLine(bytes: Buffer, at: number): boolean {
  for (let i = 0; i < committerLabel.length; i++) if (bytes[at + i] !== committerLabel[i]) return false;
  return true;
}

/** The time of a line that ends, at `end`, as nearly all do: `> 1234567890 +0100`. -1 for any other. */
function readPlainTime(bytes: Buffer, end: number): number {
  const sign = bytes[end - 5];
  if ((sign !== 0x2b && sign !== 0x2d) || bytes[end - 6] !== 0x20) return -1;
  for (let i = end - 4; i < end; i++) if (!isDecimal(bytes[i])) return -1;
  let time = 0;
  let scale = 1;
  let at = end - 7;
  for (; isDecimal(bytes[at]) && scale < 1e15; at--, scale *= 10) time += ((bytes[at] as number) - 0x30) * scale;
  return scale > 1 && bytes[at] === 0x20 && bytes[at - 1] === 0x3e ? time : -1;
}

function isDecimal(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

function lineEnd(bytes: Buffer, from: number): number {
  let end = from;
  while (end < bytes.length && bytes[end] !== newline) end++;
  return end;
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
