import type { Finding } from '../model/finding.ts';
import type { InsideLimits } from '../model/limits.ts';
import type { ArtifactScanner, Text } from './artifact-scanner.ts';
/** Told of encoded data that was not read, and why. */
export type OnUnread = (reason: string) => void;
export declare class TextScanner {
    #private;
    constructor(artifacts: ArtifactScanner, limits: InsideLimits);
    /** Findings in a text and in what is encoded in it. */
    scan(text: Text, onUnread: OnUnread): Finding[];
}
