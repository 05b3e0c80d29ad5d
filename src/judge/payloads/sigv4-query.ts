// The parameters with which AWS pre-signs a request (Signature Version 4): who signed, for what, until when.

import { readAccessKeyId } from './aws-account.ts';
import type { Facts } from './outcome.ts';
import { parseQuery } from './query.ts';
import { expiry, parseBasicTime } from './times.ts';

export type SignedQuery = {
  readonly isWhole: boolean;
  readonly expiresSeconds: number | undefined;
  readonly facts: Facts;
};

/** Reads them; nothing when the text has no `X-Amz-` parameters of this signature. `isWhole`: all there, each as AWS writes it. */
export function readSignedQuery(text: string, now: number): SignedQuery | undefined {
  const query = parseQuery(text);
  const credential = query?.get('X-Amz-Credential');
  const algorithm = query?.get('X-Amz-Algorithm');
  if (!query || (credential === undefined && algorithm === undefined)) return undefined;
  const scope = (credential ?? '').split('/', 6);
  const [accessKeyId = null, date = '', region = null, service = null, terminator] = scope;
  const signedAt = parseBasicTime(query.get('X-Amz-Date') ?? '');
  const seconds = /^\d{1,6}$/.test(query.get('X-Amz-Expires') ?? '') ? Number(query.get('X-Amz-Expires')) : undefined;
  const isScope = scope.length === 5 && /^\d{8}$/.test(date) && terminator === 'aws4_request';
  const isWhole =
    isScope &&
    algorithm === 'AWS4-HMAC-SHA256' &&
    signedAt !== undefined &&
    query.get('X-Amz-Date')?.startsWith(date) === true &&
    seconds !== undefined &&
    /^[0-9a-f]{64}$/.test(query.get('X-Amz-Signature') ?? '');
  const end = signedAt === undefined || seconds === undefined ? undefined : signedAt + seconds;
  const account = isScope && accessKeyId !== null ? readAccessKeyId(accessKeyId) : undefined;
  const facts = {
    accessKeyId,
    region,
    service,
    ...expiry(end, now),
    ...(account?.accountId === undefined ? {} : { accountId: account.accountId, canary: account.isCanary }),
  };
  return { isWhole, expiresSeconds: seconds, facts };
}
