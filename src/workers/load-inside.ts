// Where scanning inside of archives and documents comes from. In the bundle this file is replaced by one that reads dist/inside.js at the first call:
// few staged changes hold an archive. What is in that file has classes of its own: nothing of it is asked for with `instanceof`.

import type { ArchiveKind } from '../archive/sniff-archive.ts';
import { InsideScan, type InsideSetting, type PathOrigin } from './inside-scan.ts';

export type Inside = {
  readonly startInside: (origin: PathOrigin, kind: ArchiveKind, setting: InsideSetting) => InsideScan;
};

export function loadInside(): Inside {
  return { startInside: (origin, kind, setting) => new InsideScan(origin, kind, setting) };
}
