// What else in a scan proves a secret: the public half of a key, a text it decrypts, the project it is for.

/** What is looked for elsewhere in the scan. Holds no secret. */
export type ProofQuestion = {
  /** Names under which the public half may be met (src/judge/checks/key-fingerprints.ts). */
  readonly identities: readonly string[];
  /** The check that tries the secret itself, where the other half has no name that could be looked up. */
  readonly tries?: 'rails-master-key' | 'supabase';
  /** Whose public half stands under a name of its own, so that another one there says the secret is not its key. */
  readonly pair?: 'dotenvx' | 'vapid';
};

/** The answer. A question without one leaves a finding as it is. */
export type Proof = {
  /** `refuted`: what the secret should belong to is there, and is another's. */
  readonly state: 'proven' | 'refuted';
  /** What the secret does with the place, as words before it: `matches public key in`. */
  readonly relation: string;
  /** What stands there, where the path may not say it: `certificate`. */
  readonly what?: string;
  /** As the origin of a finding there would name it. */
  readonly path: string;
  /** 1-based; 1 in a binary file. */
  readonly line: number;
  /** In a history: a commit whose tree has it. */
  readonly commit?: string;
};

/** The answer as a reader is told it. */
export function describeProof({ state, relation, what, path, line, commit }: Proof): string {
  const notes = [what, commit && `commit ${commit.slice(0, 12)}`].filter((note) => note !== undefined);
  const place = `${relation} ${path}:${line}${notes.length > 0 ? ` (${notes.join(', ')})` : ''}`;
  return state === 'proven' ? `proven: ${place}` : `not proven: ${place}`;
}
