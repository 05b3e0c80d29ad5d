// Where re2js comes from. In the bundle this file is replaced by one that reads dist/re2js.js at the first call: where the native engine loads it
// is not needed.

import { RE2JS } from 're2js';

export function loadRe2js(): typeof RE2JS {
  return RE2JS;
}
