// Where picomatch comes from. In the bundle this file is replaced by one that reads dist/picomatch.js at the first call: few scans are given
// globs.

import picomatch from 'picomatch/posix.js';

export function loadPicomatch(): typeof picomatch {
  return picomatch;
}
