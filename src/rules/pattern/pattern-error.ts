// The one error the pattern parser throws. It knows no rule or file; whoever loads rules adds the place.

/** A pattern that RE2 would not accept, or that uses what RE2 does not have. */
export class PatternError extends Error {
  /** Where in the pattern, in UTF-16 units. */
  readonly index: number;

  constructor(message: string, index: number) {
    super(message);
    this.name = 'PatternError';
    this.index = index;
  }
}
