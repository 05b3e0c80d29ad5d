export type PathKind = 'code' | 'config' | 'text';
export declare function readPathKind(path: string): PathKind;
