export declare const checkNames: readonly string[];
