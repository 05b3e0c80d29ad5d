// Visits every object of some delta families, each built from its parent's bytes: the whole repository for the price of what its packs
// hold. Knows nothing of what the visitor looks for; hands each object the result of the one it is a delta on.

import type { Arena } from '../lib/arena.ts';
import { type Block, sealBlock } from './chain-memory.ts';
import { EntryBuilder, TooLarge } from './entry-builder.ts';
import { gatherBytes } from './gathered-entries.ts';
import { GitReadError } from './git-read-error.ts';
import {
  type DiagnosticSink,
  hasCopyFlag,
  type ObjectCatalog,
  objectTypes,
  oidOf,
  placeOf,
  rootFlag,
  toDiagnostic,
  typeMask,
} from './object-catalog.ts';
import type { WalkPart } from './pack-families.ts';
import type { ObjectType } from './pack-file.ts';

/** Valid only during the visit: the next one uses the same object, and its memory. */
export type WalkedObject = {
  /** The object's number in the catalog. */
  readonly number: number;
  /** Hex; made when asked for. */
  readonly oid: string;
  readonly type: ObjectType;
  /** Where the bytes are; for who reads them there. */
  readonly block: Block;
  /** Read-only, with at least 16 zero bytes readable behind it in the same allocation. Made when asked for. */
  readonly bytes: Buffer;
  /** How the bytes come from the parent's (see DeltaPlan); absent where there is no parent, or its result is not at hand. */
  readonly steps: Int32Array | undefined;
  /** Other objects are stored as deltas on this one: the visit's result will be wanted. */
  readonly isBase: boolean;
};

export type ObjectVisitor<R> = {
  /** `parent` is what the visit of the delta's base returned; defined exactly if `object.steps` is, unless R includes undefined. */
  visit(object: WalkedObject, parent: R | undefined): R;
  /** Called when a result will not be handed to any more children. Results of objects that are no base are not told of. */
  release?(result: R): void;
};

export type WalkOptions = {
  /** Larger objects are not visited but reported to `onSkipped`. */
  readonly maxObjectBytes: number;
  readonly onSkipped: (oid: string, size: number) => void;
  readonly onDiagnostic: DiagnosticSink;
  /** Called after each family, with what it took in its packs. For progress. */
  readonly onFamily?: (bytes: number, objects: number) => void;
  /** What builds the objects, for several walks one after another over one catalog; absent: the walk's own. */
  readonly builder?: EntryBuilder;
};

/** Larger objects are not even built for the deltas on them. */
const maxBuildBytes = 256 * 1024 * 1024;
/** Bytes of ancestors kept for children still to come; beyond it they are read again when their turn comes. */
const maxChainBytes = 64 * 1024 * 1024;

/** A builder for walks with objects of up to `maxObjectBytes`. To be closed; see EntryBuilder for the arena. */
export function createBuilder(catalog: ObjectCatalog, maxObjectBytes: number, arena?: Arena): EntryBuilder {
  return new EntryBuilder(catalog, Math.max(maxBuildBytes, maxObjectBytes), arena);
}

/** Walks the families of `part` in order, depth first, children by rising offset. Reads files synchronously. */
export function walkFamilies<R>(part: WalkPart, visitor: ObjectVisitor<R>, options: WalkOptions): void {
  const builder = options.builder ?? createBuilder(part.plan.catalog, options.maxObjectBytes);
  const walker = new FamilyWalker(part.plan.catalog, builder, visitor, options);
  try {
    let gathered = part.from;
    for (let i = part.from; i < part.to; i++) {
      if (i === gathered) {
        gathered = endOfGathering(part, i);
        builder.gather(part.plan.roots, i, gathered);
      }
      walker.walk(part.plan.roots[i] ?? 0);
      options.onFamily?.(part.plan.bytes[i] ?? 0, part.plan.objects[i] ?? 0);
    }
  } finally {
    if (options.builder === undefined) builder.close();
  }
}

/** Index behind the families from `from` on that are read together: at least one. */
function endOfGathering({ plan, to }: WalkPart, from: number): number {
  let bytes = plan.bytes[from] ?? 0;
  let i = from + 1;
  for (; i < to; i++) {
    bytes += plan.bytes[i] ?? 0;
    if (bytes > gatherBytes) break;
  }
  return i;
}

/** An object whose children are being visited. `block` is absent when it had to make room. */
type Frame<R> = {
  readonly entry: number;
  block: Block | undefined;
  readonly isVisited: boolean;
  readonly result: R | undefined;
  nextChild: number;
};

class FamilyWalker<R> {
  readonly #catalog: ObjectCatalog;
  readonly #builder: EntryBuilder;
  readonly #visitor: ObjectVisitor<R>;
  readonly #options: WalkOptions;
  readonly #object: Walked;
  readonly #stack: Frame<R>[] = [];
  /** Objects below a damaged one that can be read from another place. */
  readonly #stranded: number[] = [];

  constructor(catalog: ObjectCatalog, builder: EntryBuilder, visitor: ObjectVisitor<R>, options: WalkOptions) {
    this.#catalog = catalog;
    this.#object = new Walked(catalog);
    this.#builder = builder;
    this.#visitor = visitor;
    this.#options = options;
  }

  walk(root: number): void {
    this.#enter(root, undefined);
    this.#walkBelow();
    for (let entry = this.#stranded.pop(); entry !== undefined; entry = this.#stranded.pop()) {
      this.#enterElsewhere(entry);
      this.#walkBelow();
    }
  }

  #walkBelow(): void {
    for (let frame = this.#stack.at(-1); frame !== undefined; frame = this.#stack.at(-1)) {
      const child = frame.nextChild;
      frame.nextChild = this.#skipRoots(this.#catalog.nextSibling[child] ?? -1);
      // With its last child a parent has done its work: chains without branches take the memory of two objects.
      const isLast = frame.nextChild === -1;
      if (isLast) this.#stack.pop();
      this.#enter(child, frame);
      if (!isLast) continue;
      if (frame.block !== undefined) this.#builder.memory.release(frame.block);
      if (frame.isVisited && frame.result !== undefined) this.#visitor.release?.(frame.result);
    }
  }

  #enter(entry: number, parent: Frame<R> | undefined): void {
    let block: Block;
    try {
      block =
        parent === undefined ? this.#builder.buildRoot(entry) : this.#builder.buildDelta(entry, this.#blockOf(parent));
    } catch (error) {
      if (!(error instanceof GitReadError)) throw error;
      this.#recover(entry, error);
      return;
    }
    this.#visit(entry, block, parent?.isVisited === true ? parent : undefined);
  }

  /** Visits a built object and keeps it if there are deltas on it. */
  #visit(entry: number, block: Block, parent: Frame<R> | undefined): void {
    const isVisited = block.size <= this.#options.maxObjectBytes;
    let result: R | undefined;
    if (isVisited) {
      this.#object.describe(entry, block, parent === undefined ? undefined : this.#builder.steps.steps);
      result = this.#visitor.visit(this.#object, parent?.result);
    } else this.#options.onSkipped(oidOf(this.#catalog, entry), block.size);
    const nextChild = this.#skipRoots(this.#catalog.firstChild[entry] ?? -1);
    if (nextChild === -1) {
      this.#builder.memory.release(block);
      return;
    }
    this.#makeRoom();
    this.#stack.push({ entry, block, isVisited, result, nextChild });
  }

  /** A parent's bytes; read again if they had to make room. */
  #blockOf(frame: Frame<R>): Block {
    frame.block ??= this.#builder.readElsewhere(frame.entry);
    return frame.block;
  }

  #makeRoom(): void {
    const { memory } = this.#builder;
    for (const frame of this.#stack) {
      if (memory.heldBytes <= maxChainBytes) return;
      if (frame.block !== undefined) memory.release(frame.block);
      frame.block = undefined;
    }
  }

  /** After a failure: another copy, if there is one. */
  #recover(entry: number, error: GitReadError): void {
    const hasCopy = ((this.#catalog.kinds[entry] ?? 0) & hasCopyFlag) !== 0;
    if (hasCopy && !(error instanceof TooLarge)) this.#enterElsewhere(entry, error);
    else this.#giveUp(entry, error);
  }

  #enterElsewhere(entry: number, cause?: GitReadError): void {
    let block: Block;
    try {
      block = this.#builder.readElsewhere(entry);
    } catch (error) {
      if (!(error instanceof GitReadError)) throw error;
      this.#giveUp(entry, cause ?? error);
      return;
    }
    this.#visit(entry, block, undefined);
  }

  /** Reports an object that cannot be had, together with what hangs on it. */
  #giveUp(entry: number, error: GitReadError): void {
    const { kinds } = this.#catalog;
    let missed = 0;
    const waiting = [entry];
    for (let lost = waiting.pop(); lost !== undefined; lost = waiting.pop()) {
      missed++;
      for (let child = this.#childOf(lost); child !== -1; child = this.#siblingOf(child)) {
        if (((kinds[child] ?? 0) & hasCopyFlag) === 0) waiting.push(child);
        else this.#stranded.push(child);
      }
    }
    if (!(error instanceof TooLarge)) {
      this.#options.onDiagnostic(toDiagnostic(error, missed), missed);
      return;
    }
    this.#options.onSkipped(oidOf(this.#catalog, entry), error.size);
    if (missed === 1) return;
    const place = placeOf(this.#catalog, entry);
    const message = `${place}: ${error.size} bytes is more than is read, and ${missed - 1} objects are stored as changes to it`;
    this.#options.onDiagnostic({ code: 'too-large', message, affectsCoverage: true }, missed - 1);
  }

  #childOf(entry: number): number {
    return this.#skipRoots(this.#catalog.firstChild[entry] ?? -1);
  }

  #siblingOf(entry: number): number {
    return this.#skipRoots(this.#catalog.nextSibling[entry] ?? -1);
  }

  /** Roots in a list of deltas are entries that were lost and found elsewhere: they are families of their own. */
  #skipRoots(first: number): number {
    const { kinds, nextSibling } = this.#catalog;
    let entry = first;
    while (entry !== -1 && ((kinds[entry] ?? 0) & rootFlag) !== 0) entry = nextSibling[entry] ?? -1;
    return entry;
  }
}

/** One for all objects of a walk: a million of them come and go. */
class Walked implements WalkedObject {
  number = 0;
  type: ObjectType = 'blob';
  block: Block = { memory: Buffer.alloc(0), start: 0, size: 0, sizeClass: -1 };
  steps: Int32Array | undefined;
  isBase = false;
  readonly #catalog: ObjectCatalog;
  #bytes: Buffer | undefined;

  constructor(catalog: ObjectCatalog) {
    this.#catalog = catalog;
  }

  describe(entry: number, block: Block, steps: Int32Array | undefined): void {
    const { kinds, firstChild } = this.#catalog;
    this.number = entry;
    this.type = objectTypes[kinds[entry]! & typeMask]!;
    this.block = block;
    this.steps = steps;
    this.isBase = firstChild[entry] !== -1;
    this.#bytes = undefined;
  }

  get bytes(): Buffer {
    this.#bytes ??= sealBlock(this.block);
    return this.#bytes;
  }

  get oid(): string {
    return oidOf(this.#catalog, this.number);
  }
}
