import type { FileChunk } from '../sources/read-file.ts';
import { type View } from '../views/view.ts';
import type { TextScan } from './chunk-feeder.ts';
import { type ScanResult } from './file-scanner.ts';
type Chunk = Extract<FileChunk, {
    kind: 'chunk';
}>;
/** `isDecodable`: what is encoded in it is to be looked at. */
export type OnText = (view: View, isDecodable: boolean) => void;
export type MemberSetting = {
    /** Decides on structured documents; may be empty. */
    readonly name: string;
    readonly isReadingBinary: boolean;
    /** Bytes that consecutive chunks share. */
    readonly overlapBytes: number;
};
export declare class MemberText implements TextScan {
    #private;
    readonly isReadingBinary: boolean;
    constructor(setting: MemberSetting, onText: OnText);
    add(chunk: Chunk): boolean;
    finish(): ScanResult;
}
export {};
