/** Where tokens of the Python package index are good. */
export declare const pypiHost: string;
/** Where tokens of its test instance are good. */
export declare const testPypiHost: string;
