import type { ImageReference } from './image-reference.ts';
import type { Credentials } from './registry-credentials.ts';
import type { Http, HttpAnswer } from './registry-http.ts';
export type RegistrySetting = {
    readonly reference: ImageReference;
    readonly http: Http;
    readonly credentials: () => Promise<Credentials | undefined>;
    /** http instead of https, for the registry and where it sends us. */
    readonly plainHttp: boolean;
    /** Waits; tests do not. */
    readonly sleep?: (ms: number) => Promise<void>;
    readonly signal?: AbortSignal | undefined;
};
export declare class RegistryClient {
    #private;
    constructor(setting: RegistrySetting);
    /** A successful answer. Throws ImagePartError: `image-part-missing` where there is no such thing. */
    get(path: string, headers: Readonly<Record<string, string>>): Promise<HttpAnswer>;
    /** Tries again while the other side is busy or away. */
    retry(attempt: () => Promise<HttpAnswer>): Promise<HttpAnswer>;
    pause(ms: number): Promise<void>;
}
export declare function isNoAnswer(error: unknown): boolean;
