export declare const commonWindowsBase64: string;
