import { type TokenTemplate } from './template.ts';
/** Throws TokenError. */
export declare function parseTokenTemplate(text: string): TokenTemplate;
