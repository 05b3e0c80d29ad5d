export type Credentials = {
    readonly kind: 'password';
    readonly user: string;
    readonly password: string;
}
/** To be exchanged for an access token. */
 | {
    readonly kind: 'identity';
    readonly token: string;
}
/** To be sent as it is. */
 | {
    readonly kind: 'bearer';
    readonly token: string;
};
export type CredentialSearch = {
    readonly env: Readonly<Record<string, string | undefined>>;
    readonly registry: string;
    readonly repository: string;
};
export type FoundCredentials = {
    readonly credentials: Credentials | undefined;
    /** What went wrong on the way, without secrets. */
    readonly problems: readonly string[];
};
/** The first that is found. A file or helper that does not work is a problem, and the search goes on. */
export declare function findCredentials(search: CredentialSearch): Promise<FoundCredentials>;
