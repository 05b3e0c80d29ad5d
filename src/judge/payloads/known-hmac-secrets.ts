// Secrets that tutorials, libraries and emulators sign their tokens with. A token signed with one of them was made by whoever read the page,
// and whoever reads the page can make another.

import { createHmac, timingSafeEqual } from 'node:crypto';

/** jwt.io in its three generations, the Supabase emulator, then README files and starter projects. */
const WORDS = `
  secret your-256-bit-secret your-384-bit-secret your-512-bit-secret a-string-secret-at-least-256-bits-long
  a-valid-string-secret-that-is-at-least-384-bits-long a-valid-string-secret-that-is-at-least-512-bits-long-which-is-very-long
  super-secret-jwt-token-with-at-least-32-characters-long
  shhhhh shhhh secretkey secret_key secret-key secretKey SECRET_KEY SECRET mysecret my-secret my_secret mysecretkey my_secret_key my-secret-key
  mySecretKey topsecret supersecret super-secret super_secret supersecretkey super_secret_key jwtsecret jwt_secret jwt-secret JWT_SECRET
  jwtSecret your-secret-key your_secret_key your-secret your_secret your_jwt_secret your-jwt-secret yoursecret some-secret somesecret
  changeme change_me change-me changeit default password test testing test-secret test_secret key private example hello dev development
  qwertyuiopasdfghjklzxcvbnm123456 reallyreallyreallyreallyverysecret`;

/** The octets of the key in RFC 7515, appendix A.1. */
const RFC_7515_A1 = [
  3, 35, 53, 75, 43, 15, 165, 188, 131, 126, 6, 101, 119, 123, 166, 143, 90, 179, 40, 230, 240, 84, 201, 40, 169, 15,
  132, 178, 210, 80, 46, 191, 211, 251, 90, 146, 210, 6, 71, 239, 150, 138, 180, 195, 119, 98, 61, 34, 61, 46, 33, 114,
  5, 46, 79, 8, 192, 205, 154, 245, 103, 208, 128, 163,
];

type KnownSecret = { readonly name: string; readonly key: Uint8Array };

/** Named by their text; the one of the RFC, whose bytes are none, by its base64url. */
const KNOWN: readonly KnownSecret[] = [
  ...WORDS.trim()
    .split(/\s+/)
    .map((word): KnownSecret => ({ name: word, key: Buffer.from(word) })),
  { name: Buffer.from(RFC_7515_A1).toString('base64url'), key: Uint8Array.from(RFC_7515_A1) },
];

const HASHES: ReadonlyMap<string, string> = new Map([
  ['HS256', 'sha256'],
  ['HS384', 'sha384'],
  ['HS512', 'sha512'],
]);

/** The name of the known secret that signed `signed`, if one did. Some microseconds for each of them. */
export function findKnownSecret(alg: string, signed: string, signature: Uint8Array): string | undefined {
  const hash = HASHES.get(alg);
  if (hash === undefined) return undefined;
  return KNOWN.find(({ key }) => {
    const made = createHmac(hash, key).update(signed).digest();
    return made.length === signature.length && timingSafeEqual(made, signature);
  })?.name;
}
