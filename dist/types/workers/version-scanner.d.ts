import type { ObjectStore } from '../git/object-store.ts';
import type { Finding } from '../model/finding.ts';
import { type Origin } from '../model/origin.ts';
import type { StreamScanner } from './file-scanner.ts';
export declare class VersionScanner {
    #private;
    constructor(streams: StreamScanner, store: ObjectStore);
    /** Readable to the end and 16 bytes further. Throws GitReadError. */
    read(blobId: string): Buffer;
    /** Throws GitReadError. What could not be read is left out: whoever searched the blob has said so. */
    scan(blobId: string, origin: Origin): readonly Finding[];
    scanBytes(bytes: Buffer, origin: Origin): readonly Finding[];
}
