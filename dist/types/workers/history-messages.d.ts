import type { HistoryAnswer } from './history-tasks.ts';
import { type WireFinding } from './messages.ts';
type WireAnswer = Exclude<HistoryAnswer, {
    kind: 'write';
}> | {
    readonly kind: 'write';
    readonly batch: number;
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
/** The memory of an answer that can be handed over instead of copied: it is of no use to the worker any more. */
export declare function transferList(answer: WireAnswer): ArrayBuffer[];
export declare function unpackHistoryAnswer(answer: WireAnswer): HistoryAnswer;
export {};
