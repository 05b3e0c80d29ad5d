// OpenPGP private key blocks. The armour's CRC-24 is optional since RFC 9580: a missing one is no fault, a wrong one is.

import { crc24 } from '../../lib/crc24.ts';
import { proveKey } from '../../lib/keys/key-material.ts';
import { decodeBody, findPemBlocks } from '../../lib/keys/pem-text.ts';
import { type PgpKey, readPgpSecretKey } from '../../lib/keys/pgp-key.ts';
import { pgpTag, readPgpPackets } from '../../lib/keys/pgp-packet.ts';
import type { CheckContext, CheckOutcome } from './check.ts';

/** A key with photographs and a hundred signatures may be longer; what matters stands at its beginning, but the checksum at its end. */
const MAX_LENGTH = 500_000;
/** A key with more subkeys is none that anybody made; each costs an exponentiation at most. */
const MAX_SECRET_KEYS = 20;
/** Packet tags: secret key, secret subkey. */
const SECRET_TAGS: readonly (number | undefined)[] = [5, 7];

/**
 * Facts: block, firstPacketTag, crc (`ok`, `wrong`, `absent`); of the first secret key: encrypted, algorithm, created (seconds since 1970), keyId,
 * fingerprint; secretKeys and stubs (secret keys whose secret is elsewhere). Unknown ones are null.
 */
export function checkPgpArmor(value: string, _context: CheckContext): CheckOutcome | undefined {
  if (value.length > MAX_LENGTH) return undefined;
  const [block] = findPemBlocks(value, /^PGP /, 1);
  if (block === undefined) return undefined;
  const name = block.label.slice('PGP '.length);
  const { bytes, checksum } = readArmor(block.body);
  const firstPacketTag = pgpTag(bytes?.[0]) ?? null;
  const crc = bytes === undefined || checksum === undefined ? 'absent' : checksum === crc24(bytes) ? 'ok' : 'wrong';
  const facts = { block: name, firstPacketTag, crc };
  if (bytes === undefined || firstPacketTag === null) return { valid: false, ...facts, reason: 'structure' };
  return { ...facts, ...checkPackets(bytes, crc, SECRET_TAGS.includes(firstPacketTag)) };
}

function checkPackets(bytes: Buffer, crc: string, isSecret: boolean): CheckOutcome {
  const { packets, isWhole } = readPgpPackets(bytes);
  const secrets = packets.filter(({ tag }) => SECRET_TAGS.includes(tag));
  const keys = secrets.slice(0, MAX_SECRET_KEYS).map(({ body }) => readPgpSecretKey(body));
  const facts = describe(keys);
  if (!isSecret) return { valid: false, ...facts, reason: 'public' };
  if (crc === 'wrong') return { valid: false, ...facts, reason: 'checksum' };
  if (!isWhole) return { valid: false, ...facts, reason: 'structure' };
  return keys.some(isBroken) ? { valid: false, ...facts, reason: 'arithmetic' } : { valid: true, ...facts };
}

function describe(keys: readonly (PgpKey | undefined)[]) {
  const [first] = keys;
  const known = keys.filter((key) => key !== undefined);
  return {
    encrypted: known.length === 0 ? null : known.some(({ protection }) => protection === 'encrypted'),
    algorithm: first?.algorithm ?? null,
    created: first?.created ?? null,
    keyId: first?.keyId ?? null,
    fingerprint: first?.fingerprint ?? null,
    secretKeys: keys.length,
    stubs: known.filter(({ protection }) => protection === 'stub').length,
  };
}

/** A key in clear whose octets or numbers contradict each other. What cannot be read (a new version) is not refuted. */
function isBroken(key: PgpKey | undefined): boolean {
  if (key?.protection !== 'clear') return false;
  return key.checksumHolds === false || (key.material !== undefined && !proveKey(key.material).isConsistent);
}

/** The bytes of an armoured body and the checksum at its end. */
function readArmor(body: string): { bytes: Buffer | undefined; checksum: number | undefined } {
  const tail = /[\s"'\\]=([A-Za-z0-9+/]{4})[^A-Za-z0-9+/=]*$/.exec(body.slice(-200));
  const checksum = tail ? Buffer.from(tail[1]!, 'base64').readUIntBE(0, 3) : undefined;
  return { bytes: decodeBody(tail ? body.slice(0, body.length - tail[0].length) : body), checksum };
}
