// Where the reject checks come from. In the bundle this file is replaced by one that reads dist/judge-rejects.js at the first call: most
// staged changes hold nothing that has to be judged.

import { findRejection } from './index.ts';

export function loadRejects(): { readonly findRejection: typeof findRejection } {
  return { findRejection };
}
