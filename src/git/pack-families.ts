// Delta families as units of work: a root with everything that hangs on it, weighed, ordered, and cut into parts of like size.

import { entryEnd, type ObjectCatalog, objectTypes, packNumberOf, rootFlag, typeMask } from './object-catalog.ts';
import type { ObjectType } from './pack-file.ts';

/** Families in the order of their roots. Plain data on shared memory: may be posted to another thread. */
export type WalkPlan = {
  readonly catalog: ObjectCatalog;
  /** Root entry of each family, rising. */
  readonly roots: Int32Array;
  /** Bytes the family takes in its packs. */
  readonly bytes: Float64Array;
  /** Objects of the family. */
  readonly objects: Int32Array;
  readonly totalBytes: number;
  readonly totalObjects: number;
};

/** Families `from` to `to` (exclusive) of a plan. May be posted to another thread. */
export type WalkPart = { readonly plan: WalkPlan; readonly from: number; readonly to: number };

/** What an object costs besides its bytes (headers, calls), as so many compressed bytes; measured on rails. */
const bytesPerObject = 150;

/** The families of the wanted types; a family is of one type throughout. */
export function planWalk(catalog: ObjectCatalog, types: ReadonlySet<ObjectType>): WalkPlan {
  const roots: number[] = [];
  for (let entry = 0; entry < catalog.count; entry++) {
    const kind = catalog.kinds[entry] ?? 0;
    const type = objectTypes[kind & typeMask];
    if ((kind & rootFlag) !== 0 && type !== undefined && types.has(type)) roots.push(entry);
  }
  const plan = {
    catalog,
    roots: new Int32Array(new SharedArrayBuffer(roots.length * 4)),
    bytes: new Float64Array(new SharedArrayBuffer(roots.length * 8)),
    objects: new Int32Array(new SharedArrayBuffer(roots.length * 4)),
  };
  plan.roots.set(roots);
  weigh(plan);
  // Written out, not with `...`: copies that code which runs once makes have each a hidden class of their own, which hot code then has to tell apart.
  return {
    catalog,
    roots: plan.roots,
    bytes: plan.bytes,
    objects: plan.objects,
    totalBytes: plan.bytes.reduce((sum, bytes) => sum + bytes, 0),
    totalObjects: plan.objects.reduce((sum, count) => sum + count, 0),
  };
}

/**
 * Cuts a plan into at most `parts` stretches of about the same cost, in order. A family is never cut, so a part may be larger than
 * the others, and there may be fewer. Asking for more parts than there are workers lets quick workers take over from slow ones.
 */
export function splitFamilies(plan: WalkPlan, parts: number): WalkPart[] {
  const total = plan.totalBytes + plan.totalObjects * bytesPerObject;
  const stretches: WalkPart[] = [];
  let from = 0;
  let done = 0;
  for (let i = 0; i < plan.roots.length; i++) {
    done += (plan.bytes[i] ?? 0) + (plan.objects[i] ?? 0) * bytesPerObject;
    const isFull = done >= (total * (stretches.length + 1)) / parts;
    if (!isFull && i < plan.roots.length - 1) continue;
    stretches.push({ plan, from, to: i + 1 });
    from = i + 1;
  }
  return stretches;
}

/** Adds up each family. */
function weigh(plan: Pick<WalkPlan, 'catalog' | 'roots' | 'bytes' | 'objects'>): void {
  const { catalog } = plan;
  for (let i = 0; i < plan.roots.length; i++) {
    let bytes = 0;
    let objects = 0;
    forFamily(catalog, plan.roots[i] ?? 0, (entry) => {
      bytes += entryBytes(catalog, entry);
      objects++;
    });
    plan.bytes[i] = bytes;
    plan.objects[i] = objects;
  }
}

/** Calls `use` for an entry and everything that hangs on it. */
export function forFamily(catalog: ObjectCatalog, root: number, use: (entry: number) => void): void {
  const { firstChild, nextSibling, kinds } = catalog;
  const waiting = [root];
  for (let entry = waiting.pop(); entry !== undefined; entry = waiting.pop()) {
    use(entry);
    for (let child = firstChild[entry] ?? -1; child !== -1; child = nextSibling[child] ?? -1) {
      if (((kinds[child] ?? 0) & rootFlag) === 0) waiting.push(child);
    }
  }
}

function entryBytes(catalog: ObjectCatalog, entry: number): number {
  const offset = catalog.offsets[entry] ?? 0;
  const pack = catalog.packs[packNumberOf(catalog, entry)];
  return pack === undefined ? offset : Math.max(entryEnd(catalog, pack, entry) - offset, 0);
}
