// What an image of an index is called.

import type { Descriptor } from './oci-document.ts';

/** The name that a tool left in the annotations, with `source` where that is only a tag. Never empty. */
export function imageName({ annotations }: Descriptor, source: string): string {
  const full = annotations['io.containerd.image.name'];
  if (full) return full;
  const reference = annotations['org.opencontainers.image.ref.name'];
  if (!reference) return source;
  return /[/:]/.test(reference) ? reference : `${source}:${reference}`;
}
