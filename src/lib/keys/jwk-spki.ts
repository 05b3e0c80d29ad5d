// The public key of a JSON Web Key (RFC 7517, 8037) as SubjectPublicKeyInfo.

import { asText, type JsonObject } from '../json-object.ts';
import { decodeBase64 } from '../text-codecs.ts';
import { curveOid } from './ec.ts';
import { type EdwardsCurve, edwardsSpki } from './edwards.ts';
import { ecSpki, rsaSpki } from './spki.ts';

const EC_CURVES: ReadonlyMap<string, string> = new Map([
  ['P-256', 'prime256v1'],
  ['P-384', 'secp384r1'],
  ['P-521', 'secp521r1'],
  ['secp256k1', 'secp256k1'],
]);
const OKP_CURVES: ReadonlyMap<string, EdwardsCurve> = new Map([
  ['Ed25519', 'ed25519'],
  ['Ed448', 'ed448'],
  ['X25519', 'x25519'],
  ['X448', 'x448'],
]);

/** SubjectPublicKeyInfo (DER), or nothing for a key that is incomplete or of another type. The point is not checked to be on its curve. */
export function jwkSpki(jwk: JsonObject): Buffer | undefined {
  const part = (name: string): Buffer | undefined => decodeBase64(asText(jwk[name]) ?? '!');
  const crv = asText(jwk.crv) ?? '';
  const [n, e, x, y] = [part('n'), part('e'), part('x'), part('y')];
  if (jwk.kty === 'RSA') return n && e ? rsaSpki(n, e) : undefined;
  if (jwk.kty === 'OKP') {
    const curve = OKP_CURVES.get(crv);
    return (curve && x && edwardsSpki(curve, x)) ?? undefined;
  }
  const oid = curveOid(EC_CURVES.get(crv) ?? '');
  return jwk.kty === 'EC' && oid && x && y ? ecSpki(oid, Buffer.concat([Buffer.of(4), x, y])) : undefined;
}
