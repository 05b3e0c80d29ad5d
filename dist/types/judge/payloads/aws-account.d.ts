export type AccessKeyId = {
    readonly prefix: string;
    /** Whether prefix, length and alphabet are those of an access key id. */
    readonly isWhole: boolean;
    /** Twelve digits; absent in ids of the older form. */
    readonly accountId?: string;
    /** The account belongs to a service whose keys are bait: using one calls its owner. */
    readonly isCanary: boolean;
};
/** Reads an id; nothing when it does not begin like one. */
export declare function readAccessKeyId(value: string): AccessKeyId | undefined;
