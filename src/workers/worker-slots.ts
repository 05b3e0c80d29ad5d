// Threads that answer what they are sent, each holding a few parts ahead so that none waits. The death of one is an error and never a hang,
// whether it had anything to do or not: what it is sent next would never be answered.

import { Worker } from 'node:worker_threads';

/** A thread and how many parts it has not answered. */
export type Slot = { readonly worker: Worker; pending: number };

export class WorkerSlots<A> {
  readonly #slots: Slot[] = [];
  readonly #onAnswer: (answer: A) => void;
  #failure: unknown;
  #isClosed = false;
  /** Wakes whoever waits for a free place or for the end. */
  #wake: (() => void) | undefined;

  constructor(onAnswer: (answer: A) => void) {
    this.#onAnswer = onAnswer;
  }

  get isEmpty(): boolean {
    return this.#slots.length === 0;
  }

  /** `workerData` is what each thread finds there. */
  start(url: URL, workerData: unknown, threads: number): void {
    for (let i = 0; i < threads; i++) this.#slots.push(this.#startOne(url, workerData));
  }

  freest(): Slot {
    return this.#slots.reduce((best, slot) => (slot.pending < best.pending ? slot : best));
  }

  /** Resolves with the slot that `choose` names as soon as that holds less than `ahead` parts. Rejects when a thread has died. */
  async take(choose: () => Slot, ahead: number): Promise<Slot> {
    this.#check();
    while (choose().pending >= ahead) await this.#news();
    const slot = choose();
    slot.pending++;
    return slot;
  }

  /** Waits until everything is answered, or the signal says stop. */
  async drain(signal: AbortSignal | undefined): Promise<void> {
    const stop = (): void => this.#wake?.();
    signal?.addEventListener('abort', stop);
    this.#check();
    while (!signal?.aborted && this.#slots.some(({ pending }) => pending > 0)) await this.#news();
    signal?.removeEventListener('abort', stop);
  }

  /** Ends the threads, whatever they are doing. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.all(this.#slots.map(({ worker }) => worker.terminate()));
  }

  #startOne(url: URL, workerData: unknown): Slot {
    const worker = new Worker(url, { workerData });
    const slot: Slot = { worker, pending: 0 };
    worker.on('message', (answer: A) => {
      slot.pending--;
      this.#onAnswer(answer);
      this.#wake?.();
    });
    worker.on('error', (error) => this.#fail(error));
    worker.on('exit', (code) => {
      if (!this.#isClosed) this.#fail(new Error(`a worker ended with code ${code} before it was done`));
    });
    return slot;
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
