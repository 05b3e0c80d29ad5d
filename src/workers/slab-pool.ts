// Has slabs scanned: by worker threads when there is more than one slab, else right here.

import { nextTurn } from '../lib/next-turn.ts';
import type { ScanResult } from './file-scanner.ts';
import { unpackAnswer } from './messages.ts';
import { createScanner, packSetup, type Scanner, type ScanSetup } from './scan-setup.ts';
import { isOpened, type Slab, SlabWriter } from './slab.ts';
import { SlabScanner } from './slab-scanner.ts';
import type { SlabAnswer } from './slab-worker.ts';
import { type Slot, WorkerSlots } from './worker-slots.ts';

/** Slabs a worker may hold: one being scanned, one so that it never waits. Each is four megabytes. */
const slabsAhead = 2;

export class SlabPool {
  readonly #setup: ScanSetup;
  readonly #jobs: number;
  readonly #onResult: (result: ScanResult) => void;
  readonly #slots: WorkerSlots<SlabAnswer>;
  /** Who has the text that goes on in the next slab. */
  #last: Slot | undefined;
  readonly #scanner: Scanner;
  readonly #here: SlabScanner;
  /** Memory of slabs that are done with. */
  readonly #used: ArrayBuffer[] = [];
  #engine: 're2' | 're2js' | undefined;

  /** `scanner`: what this thread scans with, if it has one already. */
  constructor(
    setup: ScanSetup,
    jobs: number,
    onResult: (result: ScanResult) => void,
    scanner: Scanner = createScanner(setup),
  ) {
    this.#setup = setup;
    this.#jobs = jobs;
    this.#onResult = onResult;
    this.#scanner = scanner;
    this.#here = new SlabScanner(this.#scanner);
    this.#slots = new WorkerSlots((answer) => {
      this.#used.push(answer.memory);
      this.#engine ??= answer.engine;
      onResult(unpackAnswer(answer));
    });
  }

  /** Writes slabs for this pool, in memory that it is done with. */
  writer(): SlabWriter {
    const { streams } = this.#scanner;
    return new SlabWriter(
      streams,
      () => this.#used.pop(),
      (head) => isOpened(head, this.#setup.inside),
    );
  }

  get engine(): 're2' | 're2js' | undefined {
    return this.#engine ?? this.#scanner.engine();
  }

  /** Queues a slab; resolves when there is room for the next. */
  async scan(slab: Slab): Promise<void> {
    if (this.#jobs === 1) return this.scanHere(slab);
    if (this.#slots.isEmpty) this.#slots.start(workerUrl(), packSetup(this.#setup), this.#jobs);
    const slot = await this.#slots.take(() => this.#chosen(slab), slabsAhead);
    this.#last = slot;
    slot.worker.postMessage(slab, [slab.memory]);
  }

  /** The last slab of a scan that never had another is not worth a thread. */
  async scanLast(slab: Slab): Promise<void> {
    return this.#slots.isEmpty ? this.scanHere(slab) : this.scan(slab);
  }

  async scanHere(slab: Slab): Promise<void> {
    this.#onResult(this.#here.scan(slab));
    this.#used.push(slab.memory);
    // A signal is only heard when the event loop turns.
    await nextTurn();
  }

  /** Waits until every slab is answered, or the signal says stop. */
  async drain(signal: AbortSignal | undefined): Promise<void> {
    return this.#slots.drain(signal);
  }

  async close(): Promise<void> {
    return this.#slots.close();
  }

  #chosen({ isContinued }: Slab): Slot {
    return isContinued && this.#last ? this.#last : this.#slots.freest();
  }
}

/** In the bundle the worker is a file beside this one; run from sources it is the module itself. */
function workerUrl(): URL {
  return new URL(import.meta.url.endsWith('.ts') ? './slab-worker.ts' : './slab-worker.js', import.meta.url);
}
