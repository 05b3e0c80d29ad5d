import { afterEach, describe, expect, test, vi } from 'vitest';
import { WorkerSlots } from '../../src/workers/worker-slots.ts';

const setup = {};
const slots = new Set<WorkerSlots<unknown>>();

function start(body: string, threads: number, onAnswer: (answer: unknown) => void = () => undefined) {
  const made = new WorkerSlots<unknown>(onAnswer);
  slots.add(made);
  const code = `import { parentPort } from 'node:worker_threads'; ${body}`;
  made.start(new URL(`data:text/javascript,${encodeURIComponent(code)}`), setup, threads);
  return made;
}

const take = (made: WorkerSlots<unknown>) => made.take(() => made.freest(), 2);

afterEach(async () => {
  for (const made of slots) await made.close();
  slots.clear();
});

describe('the threads of a pool', () => {
  test('take turns, and are waited for until all is answered', async () => {
    const answers: unknown[] = [];
    const made = start("parentPort.on('message', (part) => parentPort.postMessage(part * 2));", 2, (answer) =>
      answers.push(answer),
    );
    for (const part of [1, 2, 3, 4, 5]) (await take(made)).worker.postMessage(part);
    await made.drain(undefined);
    expect(answers.sort()).toEqual([10, 2, 4, 6, 8]);
  });

  test('that end with nothing to do are an error all the same', async () => {
    const made = start('process.exit(3);', 1);
    await vi.waitFor(() => expect(take(made)).rejects.toThrow('a worker ended with code 3 before it was done'));
  });

  test('that end over a part are an error to whoever waits for it', async () => {
    const made = start("parentPort.on('message', () => process.exit(0));", 1);
    (await take(made)).worker.postMessage(1);
    await expect(made.drain(undefined)).rejects.toThrow('a worker ended with code 0');
  });
});
