// Rejects values that documentation, emulators and standards publish. They are kept as hashes, so that this file alarms no scanner.

import { createHash } from 'node:crypto';
import type { Candidate } from './candidate.ts';
import { documentationHashes, documentationPrefixHashes, prefixLength } from './documentation-hashes.generated.ts';

/** Claims that only published sample tokens carry. */
const SAMPLE_CLAIMS =
  /"sub":\s?"1234567890"|"iss":\s?"supabase-demo"|"name":\s?"John Doe"|"some":\s?"payload"|"iss":\s?"joe"/;

/** Characters from which on a value is base64 or the like, where seven given letters do not come about by chance. */
const LONG = 100;
const LONG_EXAMPLE = /[A-Za-z0-9+/]{12}EXAMPLE|EXAMPLE[A-Za-z0-9+/]{12}/;

export function checkDocumentation({ secret }: Candidate): string | undefined {
  if (/EXAMPLE(?:KEY|TOKEN)?$|^A[A-Z]{3}EXAMPLE[A-Z0-9]{9}$/.test(secret))
    return 'is marked EXAMPLE, as the values of AWS documentation do';
  if (secret.length >= LONG && LONG_EXAMPLE.test(secret))
    return 'holds EXAMPLE, as long values of AWS documentation do';
  if (/^[12]x0{18,}[A-Z]{2}$|^0x0{30,}$/.test(secret)) return 'a published test key of a captcha service';
  if (/^secret_scanning_/.test(secret)) return 'the published sample of GitHub secret scanning';
  if (spellings(secret.trim()).some((text) => documentationHashes.has(shortHash(text)))) {
    return 'a value published in documentation';
  }
  if (secret.length >= prefixLength && documentationPrefixHashes.has(shortHash(secret.slice(0, prefixLength)))) {
    return 'a value published in documentation';
  }
  if (secret.startsWith('eyJ') && hasSampleClaims(secret)) return 'a sample token of a JWT library or tutorial';
  return undefined;
}

/** Recovery phrases are written in any case and over lines, wallet keys with or without 0x; the list has one form of each. */
function spellings(text: string): readonly string[] {
  const key = /^(?:0x)?([0-9a-f]{64})$/i.exec(text)?.[1]?.toLowerCase();
  if (key !== undefined) return [text, key, `0x${key}`];
  const isPhrase = text.length < 400 && /^[a-z]{3,8}(?:\s+[a-z]{3,8}){11,23}$/i.test(text);
  return isPhrase ? [text, text.toLowerCase().replace(/\s+/g, ' ')] : [text];
}

/** 64 bits are plenty to tell a few dozen values from everything else. */
function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

function hasSampleClaims(token: string): boolean {
  const payload = token.split('.')[1];
  if (payload === undefined || payload.length > 4000) return false;
  return SAMPLE_CLAIMS.test(Buffer.from(payload, 'base64url').toString('latin1'));
}
