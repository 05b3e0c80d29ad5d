import { type ArchiveKind } from '../archive/sniff-archive.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { InsideLimits } from '../model/limits.ts';
import type { View } from '../views/view.ts';
/** `map` leads to the bytes; in a member of an archive it leads to the member's. */
export type OnView = (view: View, member: string) => void;
/** What there was to say about views, besides the views. */
export type ViewsResult = {
    /** Of what could not be read; `path` is that of a member, or empty. */
    readonly diagnostics: readonly Diagnostic[];
    /** Bytes of texts that were unpacked. */
    readonly unpackedBytes: number;
};
export declare class WholeViews {
    #private;
    constructor(limits: InsideLimits);
    /** What kind of archive these bytes are, if they are one that is to be opened. */
    archiveKind(bytes: Buffer): ArchiveKind | undefined;
    /** Gives every view of the bytes but the text that they are themselves. */
    visit(bytes: Buffer, onView: OnView): ViewsResult;
    /** The members of an archive, or the text that compressed data is; and what is in them. */
    visitArchive(bytes: Buffer, kind: ArchiveKind, onView: OnView): ViewsResult;
    /** What can be read of a binary file. */
    visitBinary(bytes: Buffer, onView: OnView): readonly Diagnostic[];
    /** What is in a text: the strings of a structured document, and what is encoded. */
    visitText(text: View, onView: OnView): readonly Diagnostic[];
    /** What is encoded in a text. */
    visitEncoded(text: View, member: string, onView: OnView): readonly Diagnostic[];
}
