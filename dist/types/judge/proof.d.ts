import type { Finding } from '../model/finding.ts';
import { type Proof } from '../model/proof.ts';
/** The finding with its proof. One that was proven stays so, whatever else is found. */
export declare function withProof(finding: Finding, proof: Proof): Finding;
/** The proof to show for a finding at a path: what proves before what does not, the nearest file, the first line. `proofs` are not empty. */
export declare function bestProof(path: string, proofs: readonly Proof[]): Proof;
