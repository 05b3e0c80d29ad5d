import type { PdfObjects } from './objects.ts';
import { type Dict } from './values.ts';
export declare class PageText {
    #private;
    /** Numbers of the forms that were drawn. */
    readonly drawn: Set<number>;
    constructor(objects: PdfObjects);
    /** Characters in fonts that do not say what they are. */
    get unknown(): number;
    /** The text since the last call; what is drawn next begins a new page. */
    take(): string;
    /** Runs the operators of a page or form. Throws LimitReached. */
    draw(content: Buffer, resources: Dict | undefined, depth?: number): void;
}
