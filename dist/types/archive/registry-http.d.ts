import { type Dispatcher } from 'undici';
export type HttpRequest = {
    readonly url: URL;
    readonly method?: 'GET' | 'POST';
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
};
export type HttpAnswer = {
    readonly status: number;
    /** The first value of a header, by its lower-case name. */
    header(name: string): string | undefined;
    /** Every value of it. */
    headers(name: string): readonly string[];
    /** To be read or given up (`discard`). */
    readonly body: AsyncIterable<Uint8Array>;
    discard(): void;
};
/** Throws ImagePartError `registry-unavailable` when there is no answer; with `no answer` in front where trying again may help. */
export type Http = (wanted: HttpRequest) => Promise<HttpAnswer>;
export type HttpSetting = {
    readonly env: Readonly<Record<string, string | undefined>>;
    readonly signal: AbortSignal | undefined;
    /** Takes any certificate. */
    readonly isInsecure: boolean;
    /** A unix socket to speak to, whatever the address says. */
    readonly socketPath?: string;
};
export declare function createHttp(setting: HttpSetting): Http;
/** For tests, which have an agent of their own. */
export declare function httpOver(dispatcher: Dispatcher, signal: AbortSignal | undefined): Http;
