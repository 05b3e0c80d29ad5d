import picomatch from 'picomatch/posix.js';
export declare function loadPicomatch(): typeof picomatch;
