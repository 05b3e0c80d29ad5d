import { type PrefilterTables } from './tables.ts';
import { type TriggerLiteral } from './windows.ts';
/**
 * As `buildTables` for the literals of `base` and `added`, which have no guards and trigger ids of their own. Triggers that are `dropped` are
 * never reported. Throws RangeError for literals as `buildTables` does.
 */
export declare function extendTables(base: PrefilterTables, added: readonly TriggerLiteral[], dropped: (triggerId: number) => boolean): PrefilterTables;
