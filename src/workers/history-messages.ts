// What the threads of a history scan say to the main one. Findings cross as in messages.ts.

import type { TreeScan } from '../git/tree-scan.ts';
import type { BlobRecords } from './blob-records.ts';
import type { HistoryAnswer, HistoryTask } from './history-tasks.ts';
import { packFinding, unpackFinding, type WireFinding } from './messages.ts';

type WireAnswer =
  | Exclude<HistoryAnswer, { kind: 'write' }>
  | { readonly kind: 'write'; readonly batch: number; readonly findings: readonly (WireFinding | undefined)[] };

/** A task with the number of the run that it is of, which all messages about it carry. */
export type SentTask = { readonly run: number; readonly task: HistoryTask };

export type HistoryMessage = { readonly run: number } & (
  | { readonly kind: 'answer'; readonly answer: WireAnswer }
  | { readonly kind: 'done'; readonly engine: 're2' | 're2js' | undefined }
);

export function packHistoryAnswer(answer: HistoryAnswer): WireAnswer {
  if (answer.kind !== 'write') return answer;
  return { ...answer, findings: answer.findings.map((finding) => finding && packFinding(finding)) };
}

/** The memory of an answer that can be handed over instead of copied: it is of no use to the worker any more. */
export function transferList(answer: WireAnswer): ArrayBuffer[] {
  return [...new Set(arraysOf(answer).map(({ buffer }) => buffer as ArrayBuffer))];
}

function arraysOf(answer: WireAnswer): ArrayBufferView[] {
  switch (answer.kind) {
    case 'headers':
      return (answer.scans ?? []).flatMap(({ types, bases }) => [types, bases]);
    case 'search':
      return recordArrays(answer.records);
    case 'trees':
      return treeArrays(answer.scan);
    case 'write':
      return [];
  }
}

function recordArrays({ blobs, ends, candidates, places, starts, views }: BlobRecords): ArrayBufferView[] {
  return [blobs, ends, candidates, places, starts, views];
}

function treeArrays(scan: TreeScan): ArrayBufferView[] {
  const { trees, lists, items, nameBytes, nameEnds } = scan;
  return [trees, lists, ...Object.values(items), nameBytes, nameEnds];
}

export function unpackHistoryAnswer(answer: WireAnswer): HistoryAnswer {
  if (answer.kind !== 'write') return answer;
  return { ...answer, findings: answer.findings.map((finding) => finding && unpackFinding(finding)) };
}
