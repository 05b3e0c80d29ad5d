import type { Descriptor } from './oci-document.ts';
/** The name that a tool left in the annotations, with `source` where that is only a tag. Never empty. */
export declare function imageName({ annotations }: Descriptor, source: string): string;
