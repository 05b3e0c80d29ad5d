// Words in a name that turn a credential word into something else. Chosen by hand from how programs name things.

import type { NameKind } from './credential-name.ts';

const setOf = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** After the credential word, these say that the value is about a credential and not one: `password_label`, `tokenUrl`. */
export const ABOUT_WORDS: ReadonlySet<string> = setOf(`
  url uri urls uris endpoint host hostname port type types typ name names file filename path paths dir directory folder field fields
  label labels placeholder hint length len min max size policy regex regexp pattern expr expired expires expiry expiration expire
  error errors err message messages msg title text reset input column col format header headers prefix suffix count limit ttl timeout
  algorithm algo alg provider store service class mode required enabled disabled valid invalid validator validation strength
  description desc help helper button link page view form route template index idx ref var param params parameter attr attribute property
  selector arn version status state changed date time at by usage scope scopes issuer audience lookup handler callback
  factory manager encoder hasher generator reader parser builder checker prompt question tooltip icon widget element locator
  xpath css visible visibility show hide toggle rule rules requirements method methods strategy group groups role roles ring
  space spacing board press down up event events frame frames framework bits source kind id ids sid namespace map list array item items
  model schema table entity object info details config settings options option change changing update updated created create delete forgot
  recovery recover verify verified check match matches matched mismatch sent send request requests response responses result results success
  failed failure fail plugin module backend server agent middleware guard filter interceptor domain realm level levels context flow grant
  timestamp hash hashes hashed digest fingerprint checksum signature thumbprint encode encoded decode decoded encoding tostring trim
  exists missing needed only protected protection management wizard dialog modal screen menu tab section category alias ciphers cipher
  uuid uuids guid size derivation rotation owner user username email mail incorrect holder tips too short been add manage magic md sha`);

/** Directly before the credential word, whatever its kind: `forgot password`, `encrypted token`. */
const NEVER = setOf(
  'forgot forgotten reset change changing invalid missing no wrong empty encrypted hashed hide show toggle validate check',
);

const BY_KIND: Readonly<Partial<Record<NameKind, ReadonlySet<string>>>> = {
  password: setOf('by com cross under over tres multi first second single one two render'),
  token: setOf(`
    csrf xsrf authenticity antiforgery forgery next page pagination continuation paging cancellation cancel lexer parser syntax stop eos bos eot pad unk mask sep cls start end sync resume
    lock idempotency sequence forward backward action`),
  'bare-key': setOf(
    'websocket public pub primary foreign partition sort cache translation idempotency object dict map hash group row column sorting hot short arrow enter shift ctrl escape tab press surrogate natural composite unique index label localization message error title text query order',
  ),
  key: setOf('public pub'),
};

/** Anywhere before the credential word: what follows is public or no longer the secret itself. */
const ANYWHERE_BEFORE = setOf('public hashed encrypted sealed bypass');

/** The word before the credential word at `at` that makes it none, if there is one. */
export function findDenial(words: readonly string[], at: number, kind: NameKind): string | undefined {
  const before = words[at - 1] ?? '';
  if (NEVER.has(before) || BY_KIND[kind]?.has(before) === true) return before;
  return words.slice(0, at).find((word) => ANYWHERE_BEFORE.has(word));
}

export const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** `ClientToken`, `client-request-token`, `creation_token` with a UUID: they make a call to a cloud service idempotent. */
export function isRequestToken(words: readonly string[], at: number, value: string): boolean {
  return /^(?:client|request|creation)$/.test(words[at - 1] ?? '') && UUID.test(value);
}
