import type { ClassNode } from './ast.ts';
import type { Cursor } from './cursor.ts';
import { type RuneBounds } from './rune-set.ts';
/** Reads a bracket expression; the cursor is at its `[`. */
export declare function parseBrackets(cursor: Cursor, fold: boolean): ClassNode;
/** The class node of a named class or of one character, folded and negated in the order the engine does it. */
export declare function classNode(bounds: RuneBounds, negated: boolean, fold: boolean): ClassNode;
