import type { CheckContext, CheckOutcome } from './check.ts';
/** Facts: container (`pkcs12`, `jks`, `jceks`), encrypted (true), entries (Java stores). */
export declare function checkKeyContainer(value: string, _context: CheckContext): CheckOutcome | undefined;
