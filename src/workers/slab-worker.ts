// Entry point of a worker thread that scans slabs.

import { parentPort, workerData } from 'node:worker_threads';
import { packAnswer } from './messages.ts';
import { createScanner, type ScanSetup } from './scan-setup.ts';
import type { Slab } from './slab.ts';
import { SlabScanner } from './slab-scanner.ts';

const scanner = createScanner(workerData as ScanSetup);
const slabs = new SlabScanner(scanner);

parentPort?.on('message', (slab: Slab) => {
  parentPort?.postMessage(packAnswer(slabs.scan(slab), scanner.engine()));
});
