// Has slabs scanned: by worker threads when there is more than one slab, else right here.

import { Worker } from 'node:worker_threads';
import type { ScanResult } from './file-scanner.ts';
import { unpackAnswer } from './messages.ts';
import { createScanner, type Scanner, type ScanSetup } from './scan-setup.ts';
import type { Slab } from './slab.ts';
import { SlabScanner } from './slab-scanner.ts';
import type { SlabAnswer } from './slab-worker.ts';

/** Slabs a worker may hold: one being scanned, one so that it never waits. Each is four megabytes. */
const slabsAhead = 2;

type Slot = { readonly worker: Worker; pending: number };

export class SlabPool {
  readonly #setup: ScanSetup;
  readonly #jobs: number;
  readonly #onResult: (result: ScanResult) => void;
  #slots: Slot[] = [];
  /** Who has the text that goes on in the next slab. */
  #last: Slot | undefined;
  readonly #scanner: Scanner;
  readonly #here: SlabScanner;
  /** Memory of slabs that are done with. */
  readonly #used: ArrayBuffer[] = [];
  #engine: 're2' | 're2js' | undefined;
  #failure: unknown;
  #wake: (() => void) | undefined;

  constructor(setup: ScanSetup, jobs: number, onResult: (result: ScanResult) => void) {
    this.#setup = setup;
    this.#jobs = jobs;
    this.#onResult = onResult;
    this.#scanner = createScanner(setup);
    this.#here = new SlabScanner(this.#scanner);
  }

  /** How long texts have to be cut. */
  get chunking(): { readonly chunkBytes: number; readonly overlapBytes: number } {
    return this.#scanner.streams;
  }

  get engine(): 're2' | 're2js' | undefined {
    return this.#engine ?? this.#scanner.engine();
  }

  /** For the next slab, where there is some. */
  readonly takeUsed = (): ArrayBuffer | undefined => this.#used.pop();

  /** Queues a slab; resolves when there is room for the next. */
  async scan(slab: Slab): Promise<void> {
    if (this.#jobs === 1) return this.scanHere(slab);
    if (this.#slots.length === 0) this.#slots = Array.from({ length: this.#jobs }, () => this.#start());
    while (this.#chosen(slab).pending >= slabsAhead) await this.#news();
    this.#check();
    const slot = this.#chosen(slab);
    this.#last = slot;
    slot.pending++;
    slot.worker.postMessage(slab, [slab.memory]);
  }

  /** The last slab of a scan that never had another is not worth a thread. */
  async scanLast(slab: Slab): Promise<void> {
    return this.#slots.length === 0 ? this.scanHere(slab) : this.scan(slab);
  }

  async scanHere(slab: Slab): Promise<void> {
    this.#onResult(this.#here.scan(slab));
    this.#used.push(slab.memory);
    // A signal is only heard when the event loop turns.
    await new Promise((resolve) => setImmediate(resolve));
  }

  /** Waits until every slab is answered, or the signal says stop. */
  async drain(signal: AbortSignal | undefined): Promise<void> {
    const stop = (): void => this.#wake?.();
    signal?.addEventListener('abort', stop);
    this.#check();
    while (!signal?.aborted && this.#slots.some(({ pending }) => pending > 0)) await this.#news();
    signal?.removeEventListener('abort', stop);
  }

  async close(): Promise<void> {
    await Promise.all(this.#slots.map(({ worker }) => worker.terminate()));
  }

  #chosen({ isContinued }: Slab): Slot {
    if (isContinued && this.#last) return this.#last;
    return this.#slots.reduce((best, slot) => (slot.pending < best.pending ? slot : best));
  }

  #start(): Slot {
    const worker = new Worker(workerUrl(), { workerData: this.#setup });
    const slot: Slot = { worker, pending: 0 };
    worker.on('message', (answer: SlabAnswer) => {
      this.#used.push(answer.memory);
      slot.pending--;
      this.#engine ??= answer.engine;
      this.#onResult(unpackAnswer(answer));
      this.#wake?.();
    });
    worker.on('error', (error) => this.#fail(error));
    worker.on('exit', (code) => {
      if (slot.pending > 0) this.#fail(new Error(`a worker ended with code ${code} before it answered`));
    });
    return slot;
  }

  async #news(): Promise<void> {
    this.#check();
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
  return new URL(import.meta.url.endsWith('.ts') ? './slab-worker.ts' : './slab-worker.js', import.meta.url);
}
