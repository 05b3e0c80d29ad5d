/** Valid UTF-8 as it is; each byte that is not part of it as `\xNN`. Control characters are left alone: reporters quote them. */
export declare function pathText(bytes: Uint8Array): string;
