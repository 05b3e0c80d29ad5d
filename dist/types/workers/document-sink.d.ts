import type { Diagnostic } from '../model/diagnostic.ts';
import type { Finding } from '../model/finding.ts';
import type { DocumentFormat } from '../views/documents/document.ts';
import type { View } from '../views/view.ts';
/** Where what is in the document goes. */
export interface DocumentTarget {
    begin(name: string): void;
    data(bytes: Uint8Array, packedBytes: number): void;
    end(): void;
    /** Findings in texts that stand in the document. */
    search(view: View): readonly Finding[];
    report(findings: readonly Finding[]): void;
    /** `name` is that of a member; absent: it concerns the document. */
    tell(diagnostic: Omit<Diagnostic, 'path'>, name?: string): void;
}
export declare class DocumentSink {
    #private;
    constructor(format: DocumentFormat, target: DocumentTarget, maxEntries: number);
    push(bytes: Uint8Array): void;
    finish(): void;
}
