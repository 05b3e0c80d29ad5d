/** Turned over the checksum, and different for tokens of users and of applications. */
declare const masks: {
    readonly user: 3770247469;
    readonly app: 270137646;
};
export type AzureDevOpsPatKind = keyof typeof masks;
/** The kind whose checksum fits; undefined when none does or the text is no such token. */
export declare function azureDevOpsPatKind(token: string): AzureDevOpsPatKind | undefined;
/** The same token with the checksum of that kind; undefined for a text that is not 52 characters of lower-case base32. */
export declare function sealAzureDevOpsPat(token: string, kind: AzureDevOpsPatKind): string | undefined;
export {};
