import { findRejection } from './index.ts';
export declare function loadRejects(): {
    readonly findRejection: typeof findRejection;
};
