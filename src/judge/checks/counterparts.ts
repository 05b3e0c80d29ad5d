// Looks in texts for what proves the secrets of a scan: their public halves, what they decrypt, the project they are for. Made once for all
// secrets, so that a text is read once however many there are.

import { posix } from 'node:path';
import type { Proof, ProofQuestion } from '../../model/proof.ts';
import { findProjectPlaces } from '../project-refs.ts';
import { type PublicKeyText, publicKeysIn } from './key-fingerprints.ts';
import { publicTokens, tokenName } from './public-tokens.ts';
import { decryptsRailsCredentials } from './rails-credentials.ts';
import { findRival } from './rivals.ts';
import { checkSupabase } from './supabase.ts';

/** A secret that asks. */
export type Asker = {
  readonly question: ProofQuestion;
  /** Its file. */
  readonly path: string;
  readonly secret: string;
  /** The text before it on its line, which names it. */
  readonly before: string;
};

/** An answer, for one of the askers by number. `start` is a UTF-16 index of the text it was found in. */
export type Counterpart = Pick<Proof, 'state' | 'relation' | 'what'> & {
  readonly asker: number;
  readonly start: number;
};

const KEY_PREFIXES = /^(?:spki|ssh):/;
const RAILS_CREDENTIALS = /^[\w+/=\s]{20,1000000}--[\w+/=]{16}--[\w+/=]{24}\s*$/;

export class CounterpartFinder {
  readonly #askers: readonly Asker[];
  /** By public key identity, and by the token that text is. */
  readonly #byIdentity = new Map<string, number[]>();
  readonly #byToken = new Map<string, number[]>();
  readonly #rails: readonly number[];
  readonly #supabase: readonly number[];
  readonly #pairs: readonly { readonly asker: number; readonly pair: NonNullable<ProofQuestion['pair']> }[];
  readonly #hasKeys: boolean;
  readonly #hasProjects: boolean;

  constructor(askers: readonly Asker[]) {
    this.#askers = askers;
    for (const [number, { question }] of askers.entries())
      for (const identity of question.identities)
        if (identity.startsWith('text:')) add(this.#byToken, tokenName(identity.slice('text:'.length)), number);
        else add(this.#byIdentity, identity, number);
    const trying = (check: ProofQuestion['tries']): number[] =>
      [...askers.keys()].filter((number) => askers[number]!.question.tries === check);
    this.#rails = trying('rails-master-key');
    this.#supabase = trying('supabase');
    this.#pairs = askers.flatMap(({ question: { pair } }, asker) => (pair === undefined ? [] : [{ asker, pair }]));
    const identities = [...this.#byIdentity.keys()];
    this.#hasKeys = identities.some((identity) => KEY_PREFIXES.test(identity));
    this.#hasProjects = this.#supabase.length > 0 || identities.some((identity) => identity.startsWith('project:'));
  }

  /** What a text at a path answers, in no particular order. A character is a byte where places are to be bytes (Latin-1). */
  find(text: string, path: string): Counterpart[] {
    return [
      ...(this.#hasKeys ? this.shown(publicKeysIn(text)) : []),
      ...(this.#byToken.size > 0 ? this.#tokens(text) : []),
      ...(this.#hasProjects ? this.#projects(text) : []),
      ...(this.#rails.length > 0 ? this.#decrypted(text, path) : []),
      ...this.#rivals(text, path),
    ];
  }

  /** The askers whose public half is one of these. */
  shown(keys: readonly PublicKeyText[]): Counterpart[] {
    return keys.flatMap(({ kind, identities, start }) => {
      const askers = new Set(identities.flatMap((identity) => this.#byIdentity.get(identity) ?? []));
      const what = kind === 'public key' ? {} : { what: kind };
      return [...askers].map((asker) => proven(asker, 'matches public key in', start, what));
    });
  }

  #tokens(text: string): Counterpart[] {
    return publicTokens(text).flatMap(({ name, start }) =>
      (this.#byToken.get(name) ?? []).map((asker) => proven(asker, `matches ${this.#publicName(asker)} in`, start)),
    );
  }

  #publicName(asker: number): string {
    return this.#askers[asker]!.question.identities.some((identity) => identity.startsWith('text:0x'))
      ? 'address'
      : 'public key';
  }

  #projects(text: string): Counterpart[] {
    return findProjectPlaces(text).flatMap(({ ref, start }) => {
      const named = this.#byIdentity.get(`project:${ref}`) ?? [];
      const tried = this.#supabase.filter(
        (asker) => checkSupabase(this.#askers[asker]!.secret, { now: 0, projectRefs: [ref] })?.projectRef === ref,
      );
      return [...named, ...tried].map((asker) => proven(asker, `belongs to project ${ref} named in`, start));
    });
  }

  #decrypted(text: string, path: string): Counterpart[] {
    if (!path.endsWith('.enc') || !RAILS_CREDENTIALS.test(text)) return [];
    return this.#rails.flatMap((asker) => {
      const { secret, path: keyPath } = this.#askers[asker]!;
      if (decryptsRailsCredentials(secret, text)) return [proven(asker, 'decrypts', 0)];
      const isIts = ciphertextOf(keyPath) === undefined ? isCredentials(path) : ciphertextOf(keyPath) === path;
      return isIts ? [{ asker, state: 'refuted' as const, relation: 'does not decrypt', start: 0 }] : [];
    });
  }

  #rivals(text: string, path: string): Counterpart[] {
    return this.#pairs.flatMap(({ asker, pair }) => {
      const { path: itsPath, before } = this.#askers[asker]!;
      if (posix.dirname(itsPath) !== posix.dirname(path)) return [];
      const rival = findRival(pair, text, { before, isSameFile: itsPath === path });
      return rival ? [{ asker, state: 'refuted' as const, ...rival }] : [];
    });
  }
}

function proven(asker: number, relation: string, start: number, what: { readonly what?: string } = {}): Counterpart {
  return { asker, state: 'proven', relation, start, ...what };
}

/** The file that a key file is made with: config/master.key and config/credentials.yml.enc, credentials/production.key and its .yml.enc. */
function ciphertextOf(keyPath: string): string | undefined {
  if (/(?:^|\/)master\.key$/.test(keyPath)) return keyPath.replace(/master\.key$/, 'credentials.yml.enc');
  return keyPath.endsWith('.key') ? keyPath.replace(/\.key$/, '.yml.enc') : undefined;
}

function isCredentials(path: string): boolean {
  return /(?:^|\/)config\/credentials\.yml\.enc$/.test(path);
}

function add(numbers: Map<string, number[]>, name: string, number: number): void {
  const known = numbers.get(name);
  if (known) known.push(number);
  else numbers.set(name, [number]);
}
