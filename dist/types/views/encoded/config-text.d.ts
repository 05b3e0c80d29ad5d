export declare function isConfigText(bytes: Buffer): boolean;
