import type { View } from '../view.ts';
/** The view of a complete text; undefined for all but the few that are containers. `path` may be empty where it is not known. */
export declare function containerView(bytes: Buffer, path: string): View | undefined;
