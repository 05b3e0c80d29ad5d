/** A line of a file in a commit. */
export type HostedLine = {
    readonly commit: string;
    readonly path: string;
    readonly line: number;
};
export type LinkTo = (line: HostedLine) => string;
/** Makes links for a remote's address, or undefined when the site is not known. Credentials in the address are never kept. */
export declare function hostingLinks(url: string): LinkTo | undefined;
