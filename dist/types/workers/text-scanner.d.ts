import type { Finding } from '../model/finding.ts';
import type { InsideLimits } from '../model/limits.ts';
import { type StructuredKind } from '../views/structured/sniff-structured.ts';
import { type StructuredPiece, type StructuredState } from '../views/structured/structured-view.ts';
import type { ArtifactScanner, Text } from './artifact-scanner.ts';
/** Told of encoded data that was not read, and why. */
export type OnUnread = (reason: string) => void;
export declare class TextScanner {
    #private;
    constructor(artifacts: ArtifactScanner, limits: InsideLimits);
    /** Findings in a text and in what is encoded in it. */
    scan(text: Text, onUnread: OnUnread): Finding[];
    /** As `scan`, of a complete text: what hides text in the strings of JSON is read as such. */
    scanWhole(text: Text, onUnread: OnUnread): Finding[];
    /**
     * A text that is a piece of a structured document, from `from` on; the next piece begins at `cut` or a little behind it. `next` says where,
     * and is undefined when the rest is to be scanned as plain text.
     */
    scanStructured(text: Text, { kind, from, cut, state }: StructuredText, onUnread: OnUnread): {
        readonly findings: readonly Finding[];
        readonly next: StructuredPiece['next'];
    };
}
/** A piece of a structured document. */
export type StructuredText = {
    readonly kind: StructuredKind;
    readonly from: number;
    readonly cut: number;
    readonly state: StructuredState;
};
