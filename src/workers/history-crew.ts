// The threads of a history scan: the main thread and workers, which all do the same task together. One thread less than a crew of workers alone
// is one less that compiles every function and holds every table. The death of a worker is an error and never a hang.

import { Worker } from 'node:worker_threads';
import { nextTurn } from '../lib/next-turn.ts';
import { type HistoryMessage, type SentTask, unpackHistoryAnswer } from './history-messages.ts';
import { type HistoryAnswer, type HistoryTask, HistoryThread } from './history-tasks.ts';
import { packSetup, type Scanner, type ScanSetup } from './scan-setup.ts';

/** `number` tells the threads apart. */
export type OnAnswer = (answer: HistoryAnswer, thread: number) => void;

/** What to do with the messages of a task that is being worked on. */
type Listener = {
  readonly onMessage: (message: HistoryMessage, thread: number) => void;
  readonly onFailure: () => void;
};

/**
 * Little survives in a worker's young generation, and the default of three times 16 MiB is memory per thread that gains nothing. Below 2 GiB of
 * old generation V8 lets garbage grow to twice what lives, not to four times.
 */
const resourceLimits = { maxYoungGenerationSizeMb: 12, maxOldGenerationSizeMb: 1900 };

type RunOptions = {
  readonly signal?: AbortSignal | undefined;
  /** Settles when the main thread has done what it does before; at once if absent. */
  readonly free?: Promise<unknown> | undefined;
};

export class HistoryCrew {
  readonly threads: number;
  readonly #workers: readonly Worker[];
  /** What this thread does its tasks with; made for the first one, and on the scanner that it has anyway. */
  #own: HistoryThread | undefined;
  readonly #setup: ScanSetup;
  readonly #scanner: Scanner;
  #engine: 're2' | 're2js' | undefined;
  /** By the number of the run. */
  readonly #listeners = new Map<number, Listener>();
  #runs = 0;
  #failure: Error | undefined;
  #isClosed = false;

  /** `threads`, 1 or more, counts the calling thread, whose scanner has to have an arena. */
  constructor(setup: ScanSetup, scanner: Scanner, threads: number) {
    this.threads = threads;
    this.#setup = setup;
    this.#scanner = scanner;
    this.#workers = Array.from({ length: threads - 1 }, (_, thread) => this.#start(setup, thread));
  }

  /** The engine that some thread loaded. */
  engine = (): 're2' | 're2js' | undefined => this.#engine ?? this.#scanner.engine();

  /**
   * Gives task `i` to thread `i`, the last one to this thread, which begins with it once it is `free`. Resolves when all are done, or the
   * signal aborts, after which the crew can only be closed. Rejects when a thread fails, or `free` does. A worker does one task after the other;
   * the next run need not wait for this one.
   */
  async run(tasks: readonly HistoryTask[], onAnswer: OnAnswer, { signal, free }: RunOptions = {}): Promise<void> {
    if (this.#failure) throw this.#failure;
    const own = this.threads - 1;
    await Promise.all([
      this.#runWorkers(tasks.slice(0, own), onAnswer, signal),
      this.#runHere(tasks[own], (answer) => onAnswer(answer, own), { signal, free }),
    ]);
    if (this.#failure) throw this.#failure;
  }

  async #runWorkers(tasks: readonly HistoryTask[], onAnswer: OnAnswer, signal?: AbortSignal): Promise<void> {
    let pending = tasks.length;
    if (pending === 0) return;
    const run = this.#runs++;
    await new Promise<void>((resolve) => {
      const stop = (): void => resolve();
      this.#listeners.set(run, {
        onFailure: stop,
        onMessage: (message, thread) => {
          if (message.kind === 'answer') return onAnswer(unpackHistoryAnswer(message.answer), thread);
          this.#engine ??= message.engine;
          if (--pending === 0) resolve();
        },
      });
      signal?.addEventListener('abort', stop, { once: true });
      tasks.forEach((task, i) => {
        this.#workers[i]!.postMessage({ run, task } satisfies SentTask);
      });
      if (signal?.aborted) stop();
    });
    this.#listeners.delete(run);
  }

  /** Looks up between the parts of a task: signals, and what workers say, are only heard when the event loop turns. */
  async #runHere(
    task: HistoryTask | undefined,
    onAnswer: (answer: HistoryAnswer) => void,
    { signal, free }: RunOptions,
  ): Promise<void> {
    await free;
    await nextTurn();
    if (task === undefined || signal?.aborted || this.#failure) return;
    this.#own ??= new HistoryThread(this.#setup, this.#scanner);
    for (const answer of this.#own.run(task)) {
      onAnswer(answer);
      await nextTurn();
      if (signal?.aborted || this.#failure) return;
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }

  #start(setup: ScanSetup, thread: number): Worker {
    const worker = new Worker(workerUrl(), { workerData: packSetup(setup), resourceLimits });
    worker.on('message', (message: HistoryMessage) => this.#listeners.get(message.run)?.onMessage(message, thread));
    worker.on('error', (error: Error) => this.#fail(error));
    worker.on('exit', (code) => {
      if (!this.#isClosed) this.#fail(new Error(`a worker ended with code ${code} before it was done`));
    });
    return worker;
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    for (const { onFailure } of this.#listeners.values()) onFailure();
  }
}

/** In the bundle the worker is a file beside this one; run from sources it is the module itself. */
function workerUrl(): URL {
  return new URL(import.meta.url.endsWith('.ts') ? './history-worker.ts' : './history-worker.js', import.meta.url);
}
