import type { DiagnosticCode } from '../model/diagnostic.ts';
export declare class ImagePartError extends Error {
    readonly code: DiagnosticCode;
    /** `message` says what is wrong; the place is the caller's to add. */
    constructor(code: DiagnosticCode, message: string, cause?: unknown);
}
