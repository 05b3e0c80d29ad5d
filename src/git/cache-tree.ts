// The index's cache tree (TREE extension): ids of the trees that stretches of entries would become, where git still knows them. A large repository
// has thousands of folders, of which few changed: what is in a folder is read when it is asked for.

/** Folders nest less deeply than this; a damaged or hostile extension must not keep us busy. */
const maxDepth = 1000;

type Content = { readonly bytes: Buffer; readonly oidBytes: number };

/** `<name> NUL <entries> SP <folders> LF [<id>]`, then the folders; all places are offsets. */
type Header = {
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly entryCount: number;
  readonly childCount: number;
  readonly oidStart: number;
  readonly end: number;
};

/** One folder. */
export class CacheTree {
  /** Index entries in this folder and below; -1 when something in it changed since its tree was last known. */
  readonly entryCount: number;
  /** Tree id, hex; empty when it is not known. */
  readonly oid: string;
  readonly #content: Content;
  readonly #header: Header;
  readonly #depth: number;
  #children: ReadonlyMap<string, CacheTree> | undefined;

  constructor(content: Content, header: Header, depth: number) {
    this.entryCount = header.entryCount;
    this.oid = content.bytes.toString('hex', header.oidStart, header.end);
    this.#content = content;
    this.#header = header;
    this.#depth = depth;
  }

  /** By name, bytes as Latin-1; none where they are damaged. */
  get children(): ReadonlyMap<string, CacheTree> {
    this.#children ??= this.#readChildren();
    return this.#children;
  }

  #readChildren(): ReadonlyMap<string, CacheTree> {
    const children = new Map<string, CacheTree>();
    if (this.#depth === maxDepth) return children;
    let at = this.#header.end;
    for (let i = 0; i < this.#header.childCount; i++) {
      const header = readHeader(this.#content, at);
      const next = header && endOf(this.#content, header);
      if (header === undefined || next === undefined) return new Map();
      const name = this.#content.bytes.toString('latin1', header.nameStart, header.nameEnd);
      children.set(name, new CacheTree(this.#content, header, this.#depth + 1));
      at = next;
    }
    return children;
  }
}

/** The folder that everything is in, from the extension's content. Undefined when it is damaged: it only ever saves work. */
export function parseCacheTree(bytes: Buffer, oidBytes: number): CacheTree | undefined {
  const content = { bytes, oidBytes };
  const header = readHeader(content, 0);
  return header && new CacheTree(content, header, 0);
}

/** Where a folder ends, with all that is in it; undefined when something there is damaged. */
function endOf(content: Content, { end, childCount }: Header): number | undefined {
  let at = end;
  for (let left = childCount; left > 0; left--) {
    const header = readHeader(content, at);
    if (header === undefined) return undefined;
    left += header.childCount;
    at = header.end;
  }
  return at;
}

function readHeader({ bytes, oidBytes }: Content, nameStart: number): Header | undefined {
  const nameEnd = bytes.indexOf(0x00, nameStart);
  if (nameEnd === -1) return undefined;
  const isUnknown = bytes[nameEnd + 1] === 0x2d && bytes[nameEnd + 2] === 0x31;
  const entries = isUnknown ? { value: -1, end: nameEnd + 3 } : readNumber(bytes, nameEnd + 1);
  if (entries === undefined || bytes[entries.end] !== 0x20) return undefined;
  const children = readNumber(bytes, entries.end + 1);
  if (children === undefined || bytes[children.end] !== 0x0a) return undefined;
  const oidStart = children.end + 1;
  const end = oidStart + (isUnknown ? 0 : oidBytes);
  if (end > bytes.length) return undefined;
  return { nameStart, nameEnd, entryCount: entries.value, childCount: children.value, oidStart, end };
}

/** At most nine decimal digits. */
function readNumber(bytes: Buffer, start: number): { value: number; end: number } | undefined {
  let value = 0;
  let end = start;
  for (; end < start + 9; end++) {
    const digit = (bytes[end] ?? 0) - 0x30;
    if (digit < 0 || digit > 9) break;
    value = value * 10 + digit;
  }
  return end === start ? undefined : { value, end };
}
