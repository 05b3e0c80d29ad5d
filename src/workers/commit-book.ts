// Commits as findings show them: who, when, and what for. Read once each.

import type { CommitGraph } from '../git/commit-graph.ts';
import type { CommitInfo } from '../git/commit-text.ts';
import type { CommitOrigin } from '../model/origin.ts';
import { maskText } from '../model/secret.ts';
import type { MessageFindings } from './message-search.ts';

export type CommitFacts = Pick<CommitOrigin, 'commit' | 'author' | 'email' | 'date' | 'subject' | 'ageDays'>;

const dayMs = 86_400_000;

export class CommitBook {
  readonly #describe: (commit: string) => CommitInfo;
  readonly #messages: ReadonlyMap<string, MessageFindings>;
  readonly #now: number | undefined;
  readonly #known = new Map<string, CommitFacts>();

  /** `messages`: what was found in the commits' own messages, which must not be shown as their subjects. */
  constructor(describe: (commit: string) => CommitInfo, messages: readonly MessageFindings[], now: number | undefined) {
    this.#describe = describe;
    this.#messages = new Map(messages.map((item) => [item.objectId, item]));
    this.#now = now;
  }

  /** What a finding says of a commit (hex). Throws GitReadError. */
  factsOf(commit: string): CommitFacts {
    let facts = this.#known.get(commit);
    if (!facts) {
      facts = this.#read(commit);
      this.#known.set(commit, facts);
    }
    return facts;
  }

  #read(commit: string): CommitFacts {
    const { author, email, authorTime, subject } = this.#describe(commit);
    const age =
      this.#now === undefined ? {} : { ageDays: Math.max(0, Math.floor((this.#now - authorTime * 1000) / dayMs)) };
    return { commit, author, email, date: isoDate(authorTime), subject: this.#masked(commit, subject), ...age };
  }

  /** Secrets of several lines are masked line by line: a subject may hold only some of them, and holds them joined. */
  #masked(commit: string, subject: string): string {
    const secrets = this.#messages.get(commit)?.findings ?? [];
    return secrets
      .flatMap(({ secret }) => Buffer.from(secret.reveal()).toString().split('\n'))
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .reduce((text, line) => text.replaceAll(line, () => maskText(line)), subject);
  }
}

export function describeFrom(graph: CommitGraph): (commit: string) => CommitInfo {
  return (commit) => graph.describe(graph.numberOf(commit));
}

/** Forged dates may be out of range. */
function isoDate(seconds: number): string {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? new Date(0).toISOString() : date.toISOString();
}
