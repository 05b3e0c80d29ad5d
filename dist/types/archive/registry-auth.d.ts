import type { Credentials } from './registry-credentials.ts';
import type { Http, HttpAnswer } from './registry-http.ts';
export type Challenge = {
    readonly scheme: string;
    readonly parameters: Readonly<Record<string, string>>;
};
export type AuthSetting = {
    readonly http: Http;
    readonly credentials: () => Promise<Credentials | undefined>;
    readonly repository: string;
    /** Credentials may be sent without encryption. */
    readonly plainHttp: boolean;
};
/** Every challenge of a 401; what is none is left out. */
export declare function parseChallenges(answer: Pick<HttpAnswer, 'headers'>): readonly Challenge[];
/** The `Authorization` that answers a 401. Throws ImagePartError when there is none. */
export declare function authorize(answer: HttpAnswer, setting: AuthSetting): Promise<string>;
/** A body of at most `maxBytes`. Throws ImagePartError `too-large`. */
export declare function readAll(answer: HttpAnswer, maxBytes: number): Promise<Buffer>;
