// Where the readers of documents come from: few scans meet one. In the bundle this file is replaced by one that reads dist/documents.js at the
// first call.

import { readOffice } from '../office/office-view.ts';

export function loadDocuments(): { readonly readOffice: typeof readOffice } {
  return { readOffice };
}
