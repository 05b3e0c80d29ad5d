// The user's errors: a bad flag, configuration or rule, or a target that cannot be scanned. Shown without a stack; exit code 2.

export class ToolError extends Error {
  /** Stable code such as `config-invalid`. */
  readonly code: string;
  /** What to do about it, if there is something. */
  readonly hint: string | undefined;

  /** `message` is one sentence that names the place (`rules/slack.toml:12 rule slack-bot regex: ...`). */
  constructor(code: string, message: string, options: { readonly hint?: string; readonly cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'ToolError';
    this.code = code;
    this.hint = options.hint;
  }
}

/** True for a ToolError, also one from another file of the bundle, where the class is another object. */
export function isToolError(error: unknown): error is ToolError {
  return error instanceof Error && error.name === 'ToolError' && 'code' in error;
}
