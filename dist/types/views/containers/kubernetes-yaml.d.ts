import type { Entry } from './entry.ts';
/** The entries in `bytes`, in order of place. */
export declare function readKubernetesYaml(bytes: Buffer): Entry[];
