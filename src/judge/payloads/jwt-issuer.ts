// Issuers whose tokens are worth telling apart: what a claim means there, and whether the token is public by design.

import { isJsonObject, type JsonObject, stringMember } from '../../lib/json-object.ts';
import type { Facts } from './outcome.ts';

/** Facts about the issuer of a token; empty for one we do not know. */
export function readIssuer(claims: JsonObject): Facts {
  const issuer = stringMember(claims, 'iss');
  if (issuer === undefined) return {};
  return supabase(claims, issuer) ?? firebase(claims, issuer) ?? kubernetes(claims, issuer) ?? { issuer };
}

/** Supabase's keys of the older form. `anon` is made to be shipped with an application; `service_role` passes by every policy. */
function supabase(claims: JsonObject, issuer: string): Facts | undefined {
  if (issuer !== 'supabase' && issuer !== 'supabase-demo') return undefined;
  const role = stringMember(claims, 'role') ?? null;
  const projectRef = stringMember(claims, 'ref') ?? null;
  return { issuer, kind: 'supabase-key', role, projectRef, public: role === 'anon', critical: role === 'service_role' };
}

function firebase(claims: JsonObject, issuer: string): Facts | undefined {
  const project = /^(?:https:\/\/)?securetoken\.google\.com\/([^/]+)$/.exec(issuer)?.[1];
  return project === undefined
    ? undefined
    : { issuer, kind: 'firebase-id-token', project, subject: stringMember(claims, 'sub') ?? null };
}

/** Either form says `system:serviceaccount:<namespace>:<name>` as its subject; the one without `exp` never ends. */
function kubernetes(claims: JsonObject, issuer: string): Facts | undefined {
  const isLegacy = issuer === 'kubernetes/serviceaccount';
  const subject = /^system:serviceaccount:([^:]+):([^:]+)$/.exec(stringMember(claims, 'sub') ?? '');
  if (!isLegacy && !issuer.startsWith('https://kubernetes.default.svc') && !Object.hasOwn(claims, 'kubernetes.io'))
    return undefined;
  const bound = claims['kubernetes.io'];
  const inner = isJsonObject(bound) ? bound : undefined;
  const account = inner?.serviceaccount;
  return {
    issuer,
    kind: 'kubernetes-service-account',
    namespace:
      stringMember(claims, 'kubernetes.io/serviceaccount/namespace') ??
      stringMember(inner, 'namespace') ??
      subject?.[1] ??
      null,
    serviceAccount:
      stringMember(claims, 'kubernetes.io/serviceaccount/service-account.name') ??
      stringMember(isJsonObject(account) ? account : undefined, 'name') ??
      subject?.[2] ??
      null,
    neverExpires: !Object.hasOwn(claims, 'exp'),
  };
}
