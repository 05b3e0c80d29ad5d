// The threads of a history scan: workers that all do the same task together, or for small repositories and `--jobs 1` the main thread
// itself. The death of a worker is an error and never a hang.

import { Worker } from 'node:worker_threads';
import { type HistoryMessage, unpackHistoryAnswer } from './history-messages.ts';
import { type HistoryAnswer, type HistoryTask, HistoryThread } from './history-tasks.ts';
import { packSetup, type ScanSetup } from './scan-setup.ts';

/** `number` tells the threads apart. */
export type OnAnswer = (answer: HistoryAnswer, thread: number) => void;

export interface HistoryCrew {
  readonly threads: number;
  /** The engine that some thread loaded. */
  readonly engine: () => 're2' | 're2js' | undefined;
  /**
   * Gives task `i` to thread `i`; resolves when all are done, or the signal aborts, after which the crew can only be closed. Rejects when
   * a thread fails.
   */
  run(tasks: readonly HistoryTask[], onAnswer: OnAnswer, signal?: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

/** This thread alone. Looks up between the parts of a task. */
export class LoneThread implements HistoryCrew {
  readonly threads = 1;
  readonly #thread: HistoryThread;

  constructor(setup: ScanSetup) {
    this.#thread = new HistoryThread(setup);
  }

  engine = (): 're2' | 're2js' | undefined => this.#thread.scanner.engine();

  async run(tasks: readonly HistoryTask[], onAnswer: OnAnswer, signal?: AbortSignal): Promise<void> {
    for (const task of tasks) {
      for (const answer of this.#thread.run(task)) {
        onAnswer(answer, 0);
        // Signals are only heard when the event loop turns.
        await new Promise((resolve) => setImmediate(resolve));
        if (signal?.aborted) return;
      }
    }
  }

  async close(): Promise<void> {}
}

/** What to do with the messages of the task that is being worked on. */
type Listener = {
  readonly onMessage: (message: HistoryMessage, thread: number) => void;
  readonly onFailure: () => void;
};

/**
 * Little survives in a worker's young generation, and the default of three times 16 MiB is memory per thread that gains nothing. Below 2 GiB of
 * old generation V8 lets garbage grow to twice what lives, not to four times.
 */
const resourceLimits = { maxYoungGenerationSizeMb: 12, maxOldGenerationSizeMb: 1900 };

export class HistoryPool implements HistoryCrew {
  readonly threads: number;
  readonly #workers: readonly Worker[];
  #engine: 're2' | 're2js' | undefined;
  #listener: Listener | undefined;
  #failure: Error | undefined;
  #isClosed = false;

  constructor(setup: ScanSetup, threads: number) {
    this.threads = threads;
    this.#workers = Array.from({ length: threads }, (_, thread) => this.#start(setup, thread));
  }

  engine = (): 're2' | 're2js' | undefined => this.#engine;

  async run(tasks: readonly HistoryTask[], onAnswer: OnAnswer, signal?: AbortSignal): Promise<void> {
    if (this.#failure) throw this.#failure;
    let pending = tasks.length;
    if (pending === 0) return;
    await new Promise<void>((resolve) => {
      const stop = (): void => resolve();
      this.#listener = {
        onFailure: stop,
        onMessage: (message, thread) => {
          if (message.kind === 'answer') return onAnswer(unpackHistoryAnswer(message.answer), thread);
          this.#engine ??= message.engine;
          if (--pending === 0) resolve();
        },
      };
      signal?.addEventListener('abort', stop, { once: true });
      tasks.forEach((task, i) => {
        this.#workers[i]!.postMessage(task);
      });
      if (signal?.aborted) stop();
    });
    this.#listener = undefined;
    if (this.#failure) throw this.#failure;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }

  #start(setup: ScanSetup, thread: number): Worker {
    const worker = new Worker(workerUrl(), { workerData: packSetup(setup), resourceLimits });
    worker.on('message', (message: HistoryMessage) => this.#listener?.onMessage(message, thread));
    worker.on('error', (error: Error) => this.#fail(error));
    worker.on('exit', (code) => {
      if (!this.#isClosed) this.#fail(new Error(`a worker ended with code ${code} before it was done`));
    });
    return worker;
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    this.#listener?.onFailure();
  }
}

/** In the bundle the worker is a file beside this one; run from sources it is the module itself. */
function workerUrl(): URL {
  return new URL(import.meta.url.endsWith('.ts') ? './history-worker.ts' : './history-worker.js', import.meta.url);
}
