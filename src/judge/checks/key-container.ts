// Binary key stores: PKCS#12 and Java's JKS and JCEKS, as bytes (one character each, latin1) or in base64. Recognised by their headers; no password
// is tried.

import { derTag, readDerOid } from '../../lib/der.ts';
import type { CheckContext, CheckOutcome } from './check.ts';

/** The headers lie in the first bytes. */
const HEAD_BYTES = 64;
const JAVA_MAGIC: ReadonlyMap<number, string> = new Map([
  [0xfeedfeed, 'jks'],
  [0xcececece, 'jceks'],
]);
/** Contents protected by a password, and by a signature. */
const PKCS12_CONTENTS: readonly (string | undefined)[] = ['1.2.840.113549.1.7.1', '1.2.840.113549.1.7.2'];

/** Facts: container (`pkcs12`, `jks`, `jceks`), encrypted (true), entries (Java stores). */
export function checkKeyContainer(value: string, _context: CheckContext): CheckOutcome | undefined {
  const bytes = headBytes(value);
  if (bytes.length < 16) return undefined;
  const container = JAVA_MAGIC.get(bytes.readUInt32BE(0));
  if (container === undefined)
    return isPkcs12(bytes) ? { valid: true, container: 'pkcs12', encrypted: true } : undefined;
  const valid = [1, 2].includes(bytes.readUInt32BE(4));
  return { valid, container, encrypted: true, entries: bytes.readUInt32BE(8), ...(valid ? {} : { reason: 'version' }) };
}

function headBytes(value: string): Buffer {
  const head = value.slice(0, HEAD_BYTES * 2);
  const text = head.replace(/\s/g, '');
  const isBase64 = /^(?:MI|MH|\/u3\+7Q|zs7Ozg)[A-Za-z0-9+/]*={0,2}$/.test(text);
  return isBase64 ? Buffer.from(text, 'base64') : Buffer.from(head, 'latin1');
}

/** PFX ::= SEQUENCE { version 3, SEQUENCE { contentType, ... } }; only its beginning is at hand. */
function isPkcs12(bytes: Buffer): boolean {
  const inner = afterSequence(bytes, 0);
  if (inner === undefined || bytes.subarray(inner, inner + 3).toString('hex') !== '020103') return false;
  const content = afterSequence(bytes, inner + 3);
  if (content === undefined || bytes[content] !== derTag.oid) return false;
  const oid = bytes.subarray(content + 2, content + 2 + (bytes[content + 1] ?? 0));
  return PKCS12_CONTENTS.includes(readDerOid({ tag: derTag.oid, content: oid }));
}

/** Where the content of a sequence begins; its length may be indefinite, as Java and Windows write it. */
function afterSequence(bytes: Buffer, at: number): number | undefined {
  const first = bytes[at + 1];
  if (bytes[at] !== derTag.sequence || first === undefined) return undefined;
  return at + 2 + (first & 0x80 ? first & 0x7f : 0);
}
