import type { ArchiveKind } from '../archive/sniff-archive.ts';
import type { Matcher } from '../match/matcher.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { InsideLimits } from '../model/limits.ts';
import type { SpotDelta } from '../views/encoded/spot-finder.ts';
import { type View } from '../views/view.ts';
import { type EncodedText } from './encoded-searcher.ts';
import type { ViewCandidate, ViewSearcher } from './view-searcher.ts';
/** What a blob-searching thread learns from looking inside. `member` is that of an archive, or empty. */
export type ViewSink = {
    onView(found: readonly ViewCandidate[], member: string): void;
    onDiagnostic(diagnostic: Diagnostic): void;
};
/** What is remembered of a text for those made from it; undefined where they must look for themselves. */
export type InsideText = EncodedText | undefined;
export declare class BlobViews {
    #private;
    constructor(search: ViewSearcher, limits: InsideLimits, { parts }: Matcher);
    archiveKind(bytes: Buffer): ArchiveKind | undefined;
    /** Returns how many bytes were unpacked. */
    visitArchive(bytes: Buffer, kind: ArchiveKind, sink: ViewSink): number;
    /** False when binary files are not looked at. */
    visitBinary(bytes: Buffer, sink: ViewSink): boolean;
    /** A text of another encoding than UTF-8, decoded. */
    visitWide(text: View, sink: ViewSink): void;
    /** `delta` says how the text was made from one that was visited, of which `base` is known. */
    visitText(bytes: Buffer, delta: SpotDelta | undefined, base: InsideText, sink: ViewSink): InsideText;
}
