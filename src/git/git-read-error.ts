// The errors of reading objects: the repository's fault, never the user's or ours. Callers turn them into diagnostics.

/**
 * `object-missing`: no object directory holds it (or its file cannot be opened). `object-corrupt`: it is there and contradicts
 * itself. `too-large`: it is over `maxObjectBytes`.
 */
export type GitReadErrorCode = 'object-missing' | 'object-corrupt' | 'too-large';

export class GitReadError extends Error {
  readonly code: GitReadErrorCode;

  /** `message` names the place: a pack with the entry's offset, or a file. */
  constructor(code: GitReadErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'GitReadError';
    this.code = code;
  }
}

/** An `object-corrupt` error about `place`. */
export function corruptObject(place: string, what: string, cause?: unknown): GitReadError {
  return new GitReadError('object-corrupt', `${place}: ${what}`, cause);
}

/** The code of a failed system or zlib call (`ENOENT`, `Z_DATA_ERROR`); empty for anything that carries none. */
export function errorCode(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}

/** Result of `work`, or undefined with its GitReadError added to `problems`; other errors pass through. */
export function attempt<T>(work: () => T, problems: GitReadError[]): T | undefined {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof GitReadError)) throw error;
    problems.push(error);
    return undefined;
  }
}
