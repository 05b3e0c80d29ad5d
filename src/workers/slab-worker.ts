// Entry point of a worker thread that scans slabs.

import { parentPort, workerData } from 'node:worker_threads';
import { type Answer, packAnswer } from './messages.ts';
import { createScanner, type SentSetup, unpackSetup } from './scan-setup.ts';
import type { Slab } from './slab.ts';
import { SlabScanner } from './slab-scanner.ts';

/** What was found, and the slab's memory, to be used again. */
export type SlabAnswer = Answer & { readonly memory: ArrayBuffer };

const scanner = createScanner(unpackSetup(workerData as SentSetup));
const slabs = new SlabScanner(scanner);

parentPort?.on('message', (slab: Slab) => {
  const answer = packAnswer(slabs.scan(slab), scanner.engine());
  parentPort?.postMessage({ ...answer, memory: slab.memory } satisfies SlabAnswer, [slab.memory]);
});
