import type { Span } from '../../model/span.ts';
/** What kind of file a machine wrote it is; undefined for one that a person may have written. */
export declare function machineFile(path: string): string | undefined;
/** Whether files of this name are at times minified. */
export declare function isMinifiable(path: string): boolean;
/** Minified code: long lines with hardly a space around the value. Logs and one-line JSON have more. */
export declare function isMinified(line: string, secretStart: number): boolean;
/** True where `isMinified` is certain to be true of the line at `line`, told without making a string of it. */
export declare function isSurelyMinified(bytes: Uint8Array, line: Span, secretStart: number): boolean;
