// The account number inside an AWS access key id, and the accounts that belong to services which hand out keys as bait.
// Keys made since about 2019 carry it: https://awsteele.com/blog/2020/09/26/aws-access-key-format.html

import { decodeBase32 } from '../../lib/base32-decode.ts';

export type AccessKeyId = {
  readonly prefix: string;
  /** Whether prefix, length and alphabet are those of an access key id. */
  readonly isWhole: boolean;
  /** Twelve digits; absent in ids of the older form. */
  readonly accountId?: string;
  /** The account belongs to a service whose keys are bait: using one calls its owner. */
  readonly isCanary: boolean;
};

const PREFIX = /^(?:AKIA|ASIA|AROA|AIDA|AGPA|AIPA|ANPA|ANVA|APKA|ABIA|ACCA)/;
const maxAccount = 999_999_999_999;

/** canarytokens.org, then other services of the kind. The list grows; a miss costs only the label. */
const CANARY_ACCOUNTS: ReadonlySet<string> = new Set(
  `052310077262 171436882533 534261010715 595918472158 717712589309 819147034852 992382622183 730335385048 266735846894 893192397702
  044858866125 251535659677 344043088457 351906852752 390477818340 426127672474 427150556519 439872796651 445142720921 465867158099
  637958123769 693412236332 732624840810 735421457923 959235150393 982842642351`.split(/\s+/),
);

/** Reads an id; nothing when it does not begin like one. */
export function readAccessKeyId(value: string): AccessKeyId | undefined {
  const prefix = PREFIX.exec(value)?.[0];
  if (prefix === undefined) return undefined;
  const isWhole = /^[A-Z2-7]{20}$/.test(value);
  const accountId = isWhole ? accountOf(value.slice(4)) : undefined;
  if (accountId === undefined) return { prefix, isWhole, isCanary: false };
  return { prefix, isWhole, accountId, isCanary: CANARY_ACCOUNTS.has(accountId) };
}

/** Bits 46 to 7 of the first six bytes; bit 47 tells the form that has them from the older one. */
function accountOf(body: string): string | undefined {
  const bytes = decodeBase32(body);
  if (!bytes || bytes[0]! < 0x80) return undefined;
  let number = bytes[0]! & 0x7f;
  for (let i = 1; i < 6; i++) number = number * 256 + bytes[i]!;
  const account = Math.floor(number / 128);
  return account <= maxAccount ? String(account).padStart(12, '0') : undefined;
}
