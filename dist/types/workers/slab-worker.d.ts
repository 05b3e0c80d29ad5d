import { type Answer } from './messages.ts';
/** What was found, and the slab's memory, to be used again. */
export type SlabAnswer = Answer & {
    readonly memory: ArrayBuffer;
};
