// Entry point of a worker thread for histories: does its share of each task, and says when there is nothing left to do.

import { parentPort, workerData } from 'node:worker_threads';
import { type HistoryMessage, packHistoryAnswer, type SentTask } from './history-messages.ts';
import { HistoryThread } from './history-tasks.ts';
import { type SentSetup, unpackSetup } from './scan-setup.ts';

const thread = new HistoryThread(unpackSetup(workerData as SentSetup));

parentPort?.on('message', ({ run, task }: SentTask) => {
  for (const answer of thread.run(task)) {
    post({ run, kind: 'answer', answer: packHistoryAnswer(answer) });
  }
  post({ run, kind: 'done', engine: thread.scanner.engine() });
});

function post(message: HistoryMessage): void {
  parentPort?.postMessage(message);
}
