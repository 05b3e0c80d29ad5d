// Where the readers of documents come from: few scans meet one. In the bundle this file is replaced by one that reads dist/documents.js at the
// first call. What is in that file has classes of its own: nothing of it is asked for with `instanceof`.

import { readOffice } from '../office/office-view.ts';
import { readPdf } from '../pdf/read-pdf.ts';
import { readSqlite } from '../sqlite/read-sqlite.ts';
import { readWal } from '../sqlite/read-wal.ts';
import type { DocumentFormat, ReadDocument } from './document.ts';

const readers: Readonly<Record<DocumentFormat, ReadDocument>> = {
  pdf: readPdf,
  sqlite: readSqlite,
  'sqlite-wal': readWal,
};

export type Documents = {
  readonly readOffice: typeof readOffice;
  readonly readers: typeof readers;
};

export function loadDocuments(): Documents {
  return { readOffice, readers };
}
