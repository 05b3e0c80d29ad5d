import type { DocumentEvent, DocumentLimits } from '../documents/document.ts';
type Event = Generator<DocumentEvent, void, undefined>;
/** Goes on as far as the limit on what is unpacked lets it. */
export declare function readPdf(bytes: Buffer, limits: DocumentLimits): Event;
export {};
