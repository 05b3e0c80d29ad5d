// The program's version. Kept in step with package.json by test/contracts/version.test.ts: reading that file would cost every start.

export const version = '0.1.0';
