// Tokens made at test time, so that none stands in the repository: random but always the same parts, put together as the provider does.

import { createHmac } from 'node:crypto';
import { expandTemplate } from '../../src/rules/example-template.ts';

/** The time the checks are told, in seconds since 1970: 2026-11-21. */
export const now = 1_795_219_200;

/** Random text of an example template, always the same for the same template. */
export function random(template: string): string {
  return expandTemplate(template, 'made-tokens');
}

/** Bytes that look random, always the same for the same length. */
export function randomBytes(length: number): Buffer {
  return Buffer.from(Array.from({ length }, (_, i) => ((i + 3) * 0x9e3779b1) >>> 24));
}

export function base64Json(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64');
}

export function base64urlJson(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** A token with a signature of that many bytes, which nothing verifies. */
export function madeJwt(header: unknown, claims: unknown, signatureBytes: number): string {
  return `${base64urlJson(header)}.${base64urlJson(claims)}.${randomBytes(signatureBytes).toString('base64url')}`;
}

/** A token signed with HMAC. */
export function signedJwt(alg: 'HS256' | 'HS384' | 'HS512', claims: unknown, key: string): string {
  const signed = `${base64urlJson({ alg })}.${base64urlJson(claims)}`;
  return `${signed}.${createHmac(`sha${alg.slice(2)}`, key)
    .update(signed)
    .digest('base64url')}`;
}

/** Base32 of ten bytes that hold an AWS account, behind a prefix. */
export function accessKeyId(account: number, prefix = 'AKIA'): string {
  const bits = (1n << 79n) | (BigInt(account) << 39n) | 0x2a_aaaa_aaaan;
  let text = '';
  for (let shift = 75n; shift >= 0n; shift -= 5n)
    text += 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[Number((bits >> shift) & 31n)];
  return prefix + text;
}
