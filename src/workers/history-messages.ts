// What the threads of a history scan say to the main one. Findings cross as in messages.ts.

import type { HistoryAnswer } from './history-tasks.ts';
import { packFinding, unpackFinding, type WireFinding } from './messages.ts';

type WireAnswer =
  | Exclude<HistoryAnswer, { kind: 'write' }>
  | { readonly kind: 'write'; readonly findings: readonly (WireFinding | undefined)[] };

export type HistoryMessage =
  | { readonly kind: 'answer'; readonly answer: WireAnswer }
  | { readonly kind: 'done'; readonly engine: 're2' | 're2js' | undefined };

export function packHistoryAnswer(answer: HistoryAnswer): WireAnswer {
  if (answer.kind !== 'write') return answer;
  return { kind: 'write', findings: answer.findings.map((finding) => finding && packFinding(finding)) };
}

export function unpackHistoryAnswer(answer: WireAnswer): HistoryAnswer {
  if (answer.kind !== 'write') return answer;
  return { kind: 'write', findings: answer.findings.map((finding) => finding && unpackFinding(finding)) };
}
