import { type View } from './view.ts';
/** The text of some bytes as UTF-8, or undefined when they are none. */
export declare function textView(bytes: Uint8Array): View | undefined;
