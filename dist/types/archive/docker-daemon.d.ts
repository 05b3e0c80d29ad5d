import { type Http } from './registry-http.ts';
export type Daemon = {
    readonly http: Http;
    readonly base: URL;
    readonly name: string;
};
export type DaemonSearch = {
    readonly env: Readonly<Record<string, string | undefined>>;
    readonly signal: AbortSignal | undefined;
};
/** Where DOCKER_HOST says, else at the usual socket. `problem` says why an address that was given is no good. */
export declare function findDaemon({ env, signal }: DaemonSearch): {
    readonly daemon?: Daemon;
    readonly problem?: string;
};
/** Throws ImagePartError when it does not answer. */
export declare function hasImage({ http, base }: Daemon, image: string): Promise<boolean>;
/** What `docker save` gives. Throws ImagePartError, also on the way. */
export declare function saveImage({ http, base }: Daemon, image: string): AsyncGenerator<Uint8Array, void, undefined>;
