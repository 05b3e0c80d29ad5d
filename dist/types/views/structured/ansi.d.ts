import { type Decoded } from '../text-builder.ts';
/** The text without control sequences (`ESC [ ... letter`). */
export declare function stripAnsi(text: Decoded): Decoded;
