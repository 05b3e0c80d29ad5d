// A pool of worker threads that scan batches of files. Hands each worker a few batches ahead, so that none waits for the main thread.

import type { FileRef } from '../sources/read-file.ts';
import type { ScanResult } from './file-scanner.ts';
import { type Answer, type Task, unpackAnswer } from './messages.ts';
import { packSetup, type ScanSetup } from './scan-setup.ts';
import { WorkerSlots } from './worker-slots.ts';

/** Batches a worker may hold: one being scanned, the rest so that it never waits. */
const batchesAhead = 4;

export type PoolOptions = {
  readonly setup: ScanSetup;
  readonly jobs: number;
  readonly onResult: (result: ScanResult) => void;
};

export class WorkerPool {
  engine: 're2' | 're2js' | undefined;
  readonly #slots: WorkerSlots<Answer>;

  constructor({ setup, jobs, onResult }: PoolOptions) {
    this.#slots = new WorkerSlots((answer) => {
      this.engine ??= answer.engine;
      onResult(unpackAnswer(answer));
    });
    this.#slots.start(workerUrl(), packSetup(setup), jobs);
  }

  /** Queues a batch; resolves when there is room for the next. Rejects when a worker has died. */
  async scan(files: readonly FileRef[]): Promise<void> {
    const { worker } = await this.#slots.take(() => this.#slots.freest(), batchesAhead);
    worker.postMessage({ files } satisfies Task);
  }

  /** Waits until every queued batch is answered, or the signal says stop. */
  async drain(signal: AbortSignal | undefined): Promise<void> {
    return this.#slots.drain(signal);
  }

  /** Ends the workers, whatever they are doing. */
  async close(): Promise<void> {
    return this.#slots.close();
  }
}

/** In the bundle the worker is a file beside this one; run from sources it is the module itself. */
function workerUrl(): URL {
  return new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url);
}
