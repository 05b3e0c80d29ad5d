import type { ImageEvent } from '../archive/image-events.ts';
import { type ImageRequest } from './image.ts';
type Groups = AsyncGenerator<Iterable<ImageEvent>, void, undefined>;
/** `readArchive` reads what a daemon gives. Throws ToolError when nobody has the image. */
export declare function readRemote(request: ImageRequest, readArchive: (name: string, stream: AsyncIterable<Uint8Array>) => Groups): Groups;
export {};
