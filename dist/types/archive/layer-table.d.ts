import type { Whiteout } from './layer-path.ts';
export declare class LayerTable {
    #private;
    /** Enters a name and returns its number, ascending in the order of the layer. */
    add(path: string, isFolder: boolean): number;
    addWhiteout({ kind, path }: Whiteout): void;
    /** `path` is another name for what `target` names. */
    addLink(path: string, target: string): void;
    linksOf(path: string): readonly string[];
    /** Whether the layer has the name once more behind number `entry`: the last one counts. */
    isRepeated(path: string, entry: number): boolean;
    /** What the layer does to a file of a layer below. */
    fateOf(path: string): 'deleted' | 'overwritten' | undefined;
}
