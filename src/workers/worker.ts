// Entry point of a worker thread: scans the files of each task and answers with what it found.

import { parentPort, workerData } from 'node:worker_threads';
import { FileReader } from '../sources/read-file.ts';
import { joinResults } from './file-scanner.ts';
import { packAnswer, type Task } from './messages.ts';
import { createScanner, type SentSetup, unpackSetup } from './scan-setup.ts';

const scanner = createScanner(unpackSetup(workerData as SentSetup));
const reader = new FileReader();

parentPort?.on('message', (task: Task) => {
  const result = joinResults(task.files.map((file) => scanner.streams.scanFile(file, reader)));
  parentPort?.postMessage(packAnswer(result, scanner.engine()));
});
