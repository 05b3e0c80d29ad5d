// Placeholder until the registry client stands.
import type { ImageEvent } from '../archive/image-events.ts';
import { ToolError } from '../model/tool-error.ts';
import type { ImageRequest } from './image.ts';
export async function* readRemote(
  request: ImageRequest,
  _read: (name: string, stream: AsyncIterable<Uint8Array>) => AsyncGenerator<Iterable<ImageEvent>, void, undefined>,
): AsyncGenerator<Iterable<ImageEvent>, void, undefined> {
  yield [];
  throw new ToolError('not-an-image', request.image);
}
