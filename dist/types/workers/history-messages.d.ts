import type { HistoryAnswer } from './history-tasks.ts';
import { type WireFinding } from './messages.ts';
type WireAnswer = Exclude<HistoryAnswer, {
    kind: 'write';
}> | {
    readonly kind: 'write';
    readonly findings: readonly (WireFinding | undefined)[];
};
export type HistoryMessage = {
    readonly kind: 'answer';
    readonly answer: WireAnswer;
} | {
    readonly kind: 'done';
    readonly engine: 're2' | 're2js' | undefined;
};
export declare function packHistoryAnswer(answer: HistoryAnswer): WireAnswer;
export declare function unpackHistoryAnswer(answer: WireAnswer): HistoryAnswer;
export {};
