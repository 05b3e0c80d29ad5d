// The index's cache tree (TREE extension): ids of the trees that stretches of entries would become, where git still knows them.

/** One folder. `entryCount` is -1 and `oid` empty when something in it changed since its tree was last known. */
export type CacheTree = {
  readonly name: string;
  /** Index entries in this folder and below. */
  readonly entryCount: number;
  /** Tree id, hex. */
  readonly oid: string;
  /** By name, bytes as Latin-1. */
  readonly children: ReadonlyMap<string, CacheTree>;
};

/** Folders nest less deeply than this; a damaged or hostile extension must not exhaust the stack. */
const maxDepth = 1000;

/** Parses the extension's content. Undefined when it is damaged: it only ever saves work. */
export function parseCacheTree(bytes: Buffer, oidBytes: number): CacheTree | undefined {
  const cursor = { bytes, oidBytes, at: 0 };
  return parseNode(cursor, 0);
}

type Cursor = { readonly bytes: Buffer; readonly oidBytes: number; at: number };

/** `<name> NUL <entries> SP <subtrees> LF [<id>]`, then the subtrees. */
function parseNode(cursor: Cursor, depth: number): CacheTree | undefined {
  const name = readUntil(cursor, 0x00);
  const entryCount = Number(readUntil(cursor, 0x20) ?? 'none');
  const childCount = Number(readUntil(cursor, 0x0a) ?? 'none');
  if (name === undefined || !Number.isInteger(entryCount) || !Number.isInteger(childCount)) return undefined;
  if (depth > maxDepth || entryCount < -1) return undefined;
  const oidEnd = cursor.at + (entryCount >= 0 ? cursor.oidBytes : 0);
  if (oidEnd > cursor.bytes.length) return undefined;
  const oid = cursor.bytes.toString('hex', cursor.at, oidEnd);
  cursor.at = oidEnd;
  const children = new Map<string, CacheTree>();
  for (let i = 0; i < childCount; i++) {
    const child = parseNode(cursor, depth + 1);
    if (child === undefined) return undefined;
    children.set(child.name, child);
  }
  return { name, entryCount, oid, children };
}

function readUntil(cursor: Cursor, stop: number): string | undefined {
  const end = cursor.bytes.indexOf(stop, cursor.at);
  if (end === -1) return undefined;
  const text = cursor.bytes.toString('latin1', cursor.at, end);
  cursor.at = end + 1;
  return text;
}
