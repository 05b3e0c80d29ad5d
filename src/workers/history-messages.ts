// What the threads of a history scan say to the main one. Findings cross as in messages.ts.

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

export function unpackHistoryAnswer(answer: WireAnswer): HistoryAnswer {
  if (answer.kind !== 'write') return answer;
  return { ...answer, findings: answer.findings.map((finding) => finding && unpackFinding(finding)) };
}
