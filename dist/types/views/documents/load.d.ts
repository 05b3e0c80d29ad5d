import { readOffice } from '../office/office-view.ts';
import type { DocumentFormat, ReadDocument } from './document.ts';
declare const readers: Readonly<Record<DocumentFormat, ReadDocument>>;
export type Documents = {
    readonly readOffice: typeof readOffice;
    readonly readers: typeof readers;
};
export declare function loadDocuments(): Documents;
export {};
