import type { DocumentEvent } from '../documents/document.ts';
type Event = Generator<DocumentEvent, void, undefined>;
export declare function readWal(bytes: Buffer): Event;
export {};
