// Occurrences of literals in a text, packed: a source file has hundreds of them, of which few wake a match, and a history has millions of
// versions of source files.

/** A match as offsets from its hit, so that it need not change when the hit moves. */
export type RelativeMatch = {
  readonly start: number;
  readonly end: number;
  readonly secretStart: number;
  readonly secretEnd: number;
};

/** Hits by rising place, then trigger: hit `i` is an occurrence of the literal of trigger `triggers[i]` at byte `at[i]`. */
export type HitList = {
  readonly at: Int32Array;
  readonly triggers: Int32Array;
  /** Positions of the hits that woke a match, rising, and those matches. */
  readonly matched: readonly number[];
  readonly matches: readonly RelativeMatch[];
};

/** What is known of the match of a hit: nothing yet, that there is none, or from here on the base's match of that number. */
export const unresolved = -2;
export const noMatch = -1;

/** Hits in the making; used again and again. */
export class HitBuffer {
  at: Int32Array = new Int32Array(1024);
  triggers: Int32Array = new Int32Array(1024);
  /** `unresolved`, `noMatch`, or the number of a match. */
  states: Int32Array = new Int32Array(1024);
  count = 0;

  add(at: number, trigger: number, state: number): void {
    if (this.count === this.at.length) this.#grow();
    this.at[this.count] = at;
    this.triggers[this.count] = trigger;
    this.states[this.count] = state;
    this.count++;
  }

  /** Puts hits into order that come nearly in order. */
  sort(): void {
    const { at, triggers, states } = this;
    for (let i = 1; i < this.count; i++) {
      const [place, trigger, state] = [at[i]!, triggers[i]!, states[i]!];
      let to = i;
      for (; to > 0 && (at[to - 1]! > place || (at[to - 1] === place && triggers[to - 1]! > trigger)); to--) {
        at[to] = at[to - 1]!;
        triggers[to] = triggers[to - 1]!;
        states[to] = states[to - 1]!;
      }
      at[to] = place;
      triggers[to] = trigger;
      states[to] = state;
    }
  }

  #grow(): void {
    this.at = grown(this.at);
    this.triggers = grown(this.triggers);
    this.states = grown(this.states);
  }
}

/** Joins two ordered buffers into `target`; of a hit that both have, what `first` knows of it counts. */
export function mergeHits(first: HitBuffer, second: HitBuffer, target: HitBuffer): void {
  target.count = 0;
  let j = 0;
  for (let i = 0; i < first.count; i++) {
    const [at, trigger] = [first.at[i]!, first.triggers[i]!];
    for (; j < second.count && isBefore(second, j, at, trigger); j++)
      target.add(second.at[j]!, second.triggers[j]!, second.states[j]!);
    while (j < second.count && second.at[j] === at && second.triggers[j] === trigger) j++;
    target.add(at, trigger, first.states[i]!);
  }
  for (; j < second.count; j++) target.add(second.at[j]!, second.triggers[j]!, second.states[j]!);
}

function isBefore({ at, triggers }: HitBuffer, i: number, place: number, trigger: number): boolean {
  return at[i]! < place || (at[i] === place && triggers[i]! < trigger);
}

function grown(numbers: Int32Array): Int32Array {
  const larger = new Int32Array(numbers.length * 2);
  larger.set(numbers);
  return larger;
}
