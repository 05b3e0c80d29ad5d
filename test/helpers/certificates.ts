// Writes certificates that are whole in form; their signature is zeros, which nothing here verifies.

import { derTag, writeDer } from '../../src/lib/der.ts';
import { NOW, pem } from './key-checks.ts';

const UTF8 = 0x0c;
const SET = 0x31;
const GENERALIZED_TIME = 0x18;

const sequence = (...parts: readonly Uint8Array[]) => writeDer(derTag.sequence, ...parts);
const oid = (hex: string) => writeDer(derTag.oid, Buffer.from(hex, 'hex'));
const time = (seconds: number) =>
  writeDer(
    GENERALIZED_TIME,
    Buffer.from(`${new Date(seconds * 1000).toISOString().slice(0, 19).replace(/[-T:]/g, '')}Z`),
  );

/** A certificate (PEM) of a public key (DER), valid to a time in seconds since 1970. */
export function certificateOf(spki: Uint8Array, notAfter = NOW + 1000): string {
  const algorithm = sequence(oid('2a8648ce3d040302'));
  const name = sequence(writeDer(SET, sequence(oid('550403'), writeDer(UTF8, Buffer.from('test')))));
  const body = sequence(
    writeDer(derTag.context0, writeDer(derTag.integer, Buffer.of(2))),
    writeDer(derTag.integer, Buffer.of(5)),
    algorithm,
    name,
    sequence(time(NOW - 1000), time(notAfter)),
    name,
    spki,
  );
  return pem('CERTIFICATE', sequence(body, algorithm, writeDer(derTag.bitString, Buffer.alloc(65))));
}
