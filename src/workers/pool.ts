// A pool of worker threads that scan batches of files. Hands each worker a few batches ahead, so that none waits for the main thread,
// and turns the death of a worker into an error instead of a hang.

import { Worker } from 'node:worker_threads';
import type { FileRef } from '../sources/read-file.ts';
import type { ScanResult } from './file-scanner.ts';
import { type Answer, type Task, unpackAnswer } from './messages.ts';
import type { ScanSetup } from './scan-setup.ts';

/** Batches a worker may hold: one being scanned, the rest so that it never waits. */
const batchesAhead = 4;

export type PoolOptions = {
  readonly setup: ScanSetup;
  readonly jobs: number;
  readonly onResult: (result: ScanResult) => void;
};

type Slot = { readonly worker: Worker; pending: number };

export class WorkerPool {
  engine: 're2' | 're2js' | undefined;
  readonly #slots: Slot[];
  readonly #onResult: PoolOptions['onResult'];
  #failure: unknown;
  #isClosed = false;
  /** Wakes whoever waits for a free place or for the end. */
  #wake: (() => void) | undefined;

  constructor({ setup, jobs, onResult }: PoolOptions) {
    this.#onResult = onResult;
    this.#slots = Array.from({ length: jobs }, () => this.#start(setup));
  }

  /** Queues a batch; resolves when there is room for the next. Rejects when a worker has died. */
  async scan(files: readonly FileRef[]): Promise<void> {
    while (this.#freest().pending >= batchesAhead) await this.#news();
    this.#check();
    const slot = this.#freest();
    slot.pending++;
    slot.worker.postMessage({ files } satisfies Task);
  }

  /** Waits until every queued batch is answered, or the signal says stop. */
  async drain(signal: AbortSignal | undefined): Promise<void> {
    const stop = (): void => this.#wake?.();
    signal?.addEventListener('abort', stop);
    this.#check();
    while (!signal?.aborted && this.#slots.some(({ pending }) => pending > 0)) await this.#news();
    signal?.removeEventListener('abort', stop);
  }

  /** Ends the workers, whatever they are doing. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.all(this.#slots.map(({ worker }) => worker.terminate()));
  }

  #start(setup: ScanSetup): Slot {
    const worker = new Worker(workerUrl(), { workerData: setup });
    const slot: Slot = { worker, pending: 0 };
    worker.on('message', (answer: Answer) => {
      slot.pending--;
      this.engine ??= answer.engine;
      this.#onResult(unpackAnswer(answer));
      this.#wake?.();
    });
    worker.on('error', (error) => this.#fail(error));
    worker.on('exit', (code) => {
      // Also without anything to do: the next batch would never be answered.
      if (!this.#isClosed) this.#fail(new Error(`a worker ended with code ${code} before it was done`));
    });
    return slot;
  }

  #freest(): Slot {
    return this.#slots.reduce((best, slot) => (slot.pending < best.pending ? slot : best));
  }

  async #news(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    this.#wake = undefined;
    this.#check();
  }

  #fail(error: unknown): void {
    this.#failure ??= error;
    this.#wake?.();
  }

  #check(): void {
    if (this.#failure !== undefined) throw this.#failure;
  }
}

/** In the bundle the worker is a file beside this one; run from sources it is the module itself. */
function workerUrl(): URL {
  return new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url);
}
