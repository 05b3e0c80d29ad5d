// Split indexes (`link` extension): a shared base, and an index that says which base entries are gone or replaced, and adds some.

import { entryStage, type IndexTable, invalidIndex, makeColumns, recordBytes } from './index-table.ts';

/** The `link` extension. Bit `i` of a bitmap is entry `i` of the base. */
export type IndexLink = {
  /** Names the base, `sharedindex.<oid>`; all zeros when there is none. */
  readonly baseOid: string;
  readonly deleted: ReadonlySet<number>;
  /** Ascending; the k-th replacement is the k-th entry of the split index, which has no path. */
  readonly replaced: readonly number[];
};

/** Parses the extension. Throws ToolError (`git-index-invalid`), naming `path`. */
export function parseIndexLink(bytes: Buffer, oidBytes: number, path: string): IndexLink {
  const baseOid = bytes.toString('hex', 0, oidBytes);
  if (bytes.length < oidBytes) throw invalidIndex(path, 'has a damaged link to its shared index');
  if (bytes.length === oidBytes) return { baseOid, deleted: new Set(), replaced: [] };
  const deleted = readBitmap(bytes, oidBytes);
  const replaced = deleted === undefined ? undefined : readBitmap(bytes, deleted.end);
  if (deleted === undefined || replaced === undefined)
    throw invalidIndex(path, 'has a damaged link to its shared index');
  return { baseOid, deleted: new Set(deleted.bits), replaced: replaced.bits };
}

/** One entry of the merged index: stat data of `oidFrom`, path of `pathFrom`. */
type Pick = {
  readonly table: IndexTable;
  readonly at: number;
  readonly pathTable: IndexTable;
  readonly pathAt: number;
};

/** The index that base and split index mean together. Throws ToolError when they do not fit. */
export function mergeSplitIndex(base: IndexTable, split: IndexTable, link: IndexLink, path: string): IndexTable {
  const kept: (Pick | undefined)[] = [];
  for (let i = 0; i < base.count; i++) kept.push({ table: base, at: i, pathTable: base, pathAt: i });
  link.replaced.forEach((position, at) => {
    const hasPath = at < split.count && pathLength(split, at) > 0;
    if (position >= base.count || at >= split.count || hasPath)
      throw invalidIndex(path, 'does not fit its shared index');
    kept[position] = { table: split, at, pathTable: base, pathAt: position };
  });
  for (const position of link.deleted) {
    if (position >= base.count) throw invalidIndex(path, 'does not fit its shared index');
    kept[position] = undefined;
  }
  const added: Pick[] = [];
  for (let i = link.replaced.length; i < split.count; i++)
    added.push({ table: split, at: i, pathTable: split, pathAt: i });
  return assemble(
    mergeSorted(
      kept.filter((pick) => pick !== undefined),
      added,
    ),
    split,
  );
}

/** Both inputs are sorted; an added entry takes the place of an equal one. */
function mergeSorted(kept: readonly Pick[], added: readonly Pick[]): Pick[] {
  const merged: Pick[] = [];
  let k = 0;
  for (const pick of added) {
    for (; k < kept.length; k++) {
      const order = compare(kept[k] as Pick, pick);
      if (order > 0) break;
      if (order < 0) merged.push(kept[k] as Pick);
    }
    merged.push(pick);
  }
  for (; k < kept.length; k++) merged.push(kept[k] as Pick);
  return merged;
}

function compare(a: Pick, b: Pick): number {
  const { pathTable: left, pathAt: i } = a;
  const { pathTable: right, pathAt: j } = b;
  const [start, end] = [right.pathStart[j] ?? 0, right.pathEnd[j] ?? 0];
  const order = left.paths.compare(right.paths, start, end, left.pathStart[i] ?? 0, left.pathEnd[i] ?? 0);
  return order !== 0 ? order : entryStage(a.table, a.at) - entryStage(b.table, b.at);
}

function assemble(picks: readonly Pick[], split: IndexTable): IndexTable {
  const { oidBytes } = split;
  const columns = makeColumns(picks.length);
  const pathBytes = picks.reduce((sum, pick) => sum + pathLength(pick.pathTable, pick.pathAt), 0);
  const paths = Buffer.allocUnsafe(pathBytes);
  const size = recordBytes(oidBytes);
  const records = Buffer.allocUnsafe(picks.length * size);
  let used = 0;
  picks.forEach(({ table, at, pathTable, pathAt }, i) => {
    const recordAt = table.recordAt[at] ?? 0;
    table.records.copy(records, i * size, recordAt, recordAt + size);
    columns.recordAt[i] = i * size;
    columns.pathStart[i] = used;
    used += pathTable.paths.copy(paths, used, pathTable.pathStart[pathAt], pathTable.pathEnd[pathAt]);
    columns.pathEnd[i] = used;
  });
  return { version: split.version, count: picks.length, oidBytes, records, paths, ...columns, end: split.end };
}

function pathLength(table: IndexTable, at: number): number {
  return (table.pathEnd[at] ?? 0) - (table.pathStart[at] ?? 0);
}

/**
 * A bitmap compressed as EWAH: bit count, word count, 64-bit words, position of the last marker. A marker word gives a run of equal
 * words (bit 0: which, bits 1-32: how many) and how many literal words follow (bits 33-63). Undefined when damaged.
 */
function readBitmap(bytes: Buffer, from: number): { bits: number[]; end: number } | undefined {
  if (from + 8 > bytes.length) return undefined;
  const bitCount = bytes.readUInt32BE(from);
  const wordCount = bytes.readUInt32BE(from + 4);
  const words = from + 8;
  const end = words + wordCount * 8 + 4;
  // Entries are a hundred bytes each in a file that fits into one buffer; more bits than this have no entries.
  if (end > bytes.length || bitCount > 2 ** 26) return undefined;
  const bits: number[] = [];
  let position = 0;
  for (let word = 0; word < wordCount; ) {
    const high = bytes.readUInt32BE(words + word * 8);
    const low = bytes.readUInt32BE(words + word * 8 + 4);
    const runWords = (low >>> 1) + (high & 1) * 2 ** 31;
    const literalWords = Math.min(high >>> 1, wordCount - word - 1);
    const runEnd = Math.min(position + runWords * 64, bitCount);
    if (low & 1) for (let bit = position; bit < runEnd; bit++) bits.push(bit);
    position += runWords * 64;
    for (let i = 1; i <= literalWords; i++, position += 64) pushWord(bytes, words + (word + i) * 8, position, bits);
    word += 1 + literalWords;
  }
  return { bits: bits.filter((bit) => bit < bitCount), end };
}

function pushWord(bytes: Buffer, at: number, position: number, bits: number[]): void {
  const high = bytes.readUInt32BE(at);
  const low = bytes.readUInt32BE(at + 4);
  for (let bit = 0; bit < 32; bit++) if ((low >>> bit) & 1) bits.push(position + bit);
  for (let bit = 0; bit < 32; bit++) if ((high >>> bit) & 1) bits.push(position + 32 + bit);
}
