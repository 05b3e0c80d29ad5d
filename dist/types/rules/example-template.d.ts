import { type RandomBytes } from './token/random.ts';
/** A template that cannot be expanded; the message says what and where. */
export declare class TemplateError extends Error {
}
/** Makes the rule's tokens for `%{token}` and `%{token:bad}`; undefined where the rule has none of that kind. */
export type MakeToken = (kind: 'valid' | 'bad', bytes: RandomBytes) => string | undefined;
/** Expands a template. `seed` is the rule's id. Throws TemplateError for an unknown placeholder. */
export declare function expandTemplate(template: string, seed: string, makeToken?: MakeToken): string;
