import type { Identity } from '../judge/identity.ts';
import type { Assessment } from '../judge/offline.ts';
import type { Finding, RelatedPlace, Suppression } from '../model/finding.ts';
import type { Location } from '../model/location.ts';
import { type Origin } from '../model/origin.ts';
import type { ProofQuestion } from '../model/proof.ts';
import type { RuleSpec } from '../model/rule.ts';
/** What is known of a finding before it is weighed. */
export type FindingInput = {
    readonly spec: RuleSpec;
    readonly origin: Origin;
    readonly location: Location;
    readonly bytes: Uint8Array;
    readonly entropy: number;
    readonly snippet: Finding['snippet'];
    readonly related: readonly RelatedPlace[];
    /** What the other halves of the credential are called and say. */
    readonly partners: readonly {
        readonly fact: string;
        readonly facts: Readonly<Record<string, string>>;
    }[];
    readonly suppression: Suppression | undefined;
    readonly assessment: Assessment;
    readonly question?: ProofQuestion | undefined;
};
export declare function buildFinding(input: FindingInput, identity: Identity): Finding;
