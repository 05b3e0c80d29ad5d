import type { Guard } from '../../model/guard.ts';
import { type WindowShares } from './common-windows.ts';
/** A literal to look for; `text` is ASCII or UTF-8 and in lower case when `ignoreCase`. At least 3 bytes, at most 200. */
export type TriggerLiteral = {
    readonly text: string;
    readonly ignoreCase: boolean;
    /** What a hit reports. */
    readonly triggerId: number;
    /** As `RuleLiteral.before`. */
    readonly before?: string;
    /** Says whether the rule's pattern can go on behind the literal; absent: always. */
    readonly guard?: {
        readonly automaton: Guard;
        readonly state: number;
    };
};
/** A literal with all that is asked of it; literals with equal text share one. */
export type LiteralEntry = {
    readonly bytes: Uint8Array;
    readonly masks: Uint8Array;
    readonly triggers: TriggerLiteral[];
};
/**
 * Windows (four folded bytes) at places of literals, as flat numbers, since there are tens of thousands: place -1 is a window that begins one
 * byte before its literal.
 */
export declare class WindowList {
    readonly words: number[];
    /** Literal << 8 | place + 1. */
    readonly packed: number[];
    add(literal: number, place: number, word: number): void;
}
/**
 * The windows that betray a literal: the search looks at every second position, so there is one for a literal at an even place and one for
 * an odd place. From five bytes on these are two neighbouring windows inside it, the rarest pair; shorter literals need a byte before or
 * behind them, one that the pattern allows there.
 */
export declare function addWindows(literal: number, { bytes, triggers }: LiteralEntry, shares: WindowShares, windows: WindowList): void;
export declare function foldAt(bytes: Uint8Array, place: number): number;
/** A bit for every byte: those that are not ASCII may stand anywhere. */
export declare function byteSet(before: string | undefined): Uint8Array;
