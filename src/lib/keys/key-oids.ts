// Names for the object identifiers in private key files. An identifier without a name here is reported in its dotted form.

const KEY_TYPES: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.3.1': 'dh',
  '1.2.840.10046.2.1': 'dhx',
  '2.16.840.1.101.3.4.3.17': 'ml-dsa-44',
  '2.16.840.1.101.3.4.3.18': 'ml-dsa-65',
  '2.16.840.1.101.3.4.3.19': 'ml-dsa-87',
  '2.16.840.1.101.3.4.4.1': 'ml-kem-512',
  '2.16.840.1.101.3.4.4.2': 'ml-kem-768',
  '2.16.840.1.101.3.4.4.3': 'ml-kem-1024',
  '1.2.643.7.1.1.1.1': 'gost2012-256',
  '1.2.643.7.1.1.1.2': 'gost2012-512',
};

const CIPHERS: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.5.12': 'pbkdf2',
  '1.3.6.1.4.1.11591.4.11': 'scrypt',
  '1.2.840.113549.3.7': 'des-ede3-cbc',
  '1.3.14.3.2.7': 'des-cbc',
  '1.2.840.113549.3.2': 'rc2-cbc',
  '2.16.840.1.101.3.4.1.2': 'aes-128-cbc',
  '2.16.840.1.101.3.4.1.22': 'aes-192-cbc',
  '2.16.840.1.101.3.4.1.42': 'aes-256-cbc',
  '2.16.840.1.101.3.4.1.6': 'aes-128-gcm',
  '2.16.840.1.101.3.4.1.26': 'aes-192-gcm',
  '2.16.840.1.101.3.4.1.46': 'aes-256-gcm',
};

/** Password-based encryption of PKCS#5 version 1 and PKCS#12. */
const PBE_SCHEMES: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.5.1': 'pbe-md2-des',
  '1.2.840.113549.1.5.3': 'pbe-md5-des',
  '1.2.840.113549.1.5.10': 'pbe-sha1-des',
  '1.2.840.113549.1.5.11': 'pbe-sha1-rc2-64',
  '1.2.840.113549.1.5.13': 'pbes2',
  '1.2.840.113549.1.12.1.1': 'pbe-sha1-rc4-128',
  '1.2.840.113549.1.12.1.2': 'pbe-sha1-rc4-40',
  '1.2.840.113549.1.12.1.3': 'pbe-sha1-3des',
  '1.2.840.113549.1.12.1.4': 'pbe-sha1-2des',
  '1.2.840.113549.1.12.1.5': 'pbe-sha1-rc2-128',
  '1.2.840.113549.1.12.1.6': 'pbe-sha1-rc2-40',
};

/** The name of a key algorithm, or its identifier again. */
export function keyTypeName(oid: string): string {
  return KEY_TYPES[oid] ?? oid;
}

/** The name of a cipher or key derivation, or its identifier again; null for none. */
export function cipherName(oid: string | undefined): string | null {
  return oid === undefined ? null : (CIPHERS[oid] ?? oid);
}

/** The scheme of an EncryptedPrivateKeyInfo, or nothing when the identifier is no password-based encryption. */
export function encryptionScheme(oid: string): string | undefined {
  return PBE_SCHEMES[oid];
}
