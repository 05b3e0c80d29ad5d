import type { Finding } from '../model/finding.ts';
import type { FileRef } from '../sources/read-file.ts';
import type { ScanResult } from './file-scanner.ts';
export type Task = {
    readonly files: readonly FileRef[];
};
export type WireFinding = Omit<Finding, 'secret'> & {
    readonly secretBytes: Uint8Array;
};
export type Answer = {
    readonly result: Omit<ScanResult, 'findings'> & {
        readonly findings: readonly WireFinding[];
    };
    readonly engine: 're2' | 're2js' | undefined;
};
export declare function packAnswer(result: ScanResult, engine: Answer['engine']): Answer;
export declare function unpackAnswer({ result }: Answer): ScanResult;
export declare function packFinding({ secret, ...rest }: Finding): WireFinding;
export declare function unpackFinding({ secretBytes, ...rest }: WireFinding): Finding;
