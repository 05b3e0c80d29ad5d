export declare class ToolError extends Error {
    /** Stable code such as `config-invalid`. */
    readonly code: string;
    /** What to do about it, if there is something. */
    readonly hint: string | undefined;
    /** `message` is one sentence that names the place (`rules/slack.toml:12 rule slack-bot regex: ...`). */
    constructor(code: string, message: string, options?: {
        readonly hint?: string;
        readonly cause?: unknown;
    });
}
/** True for a ToolError, also one from another file of the bundle, where the class is another object. */
export declare function isToolError(error: unknown): error is ToolError;
