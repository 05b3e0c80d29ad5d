import type { Candidate } from './candidate.ts';
/** The password of an address or a command line: not a reference, not the user's name, not a plain word. */
export declare function checkUriPassword(candidate: Candidate): string | undefined;
/** A bearer token or the like: long and not made of words. */
export declare function checkTokenWords({ secret }: Candidate): string | undefined;
/** The word after a command-line option. */
export declare function checkOptionValue(candidate: Candidate): string | undefined;
/** HTTP Basic and docker `auth`: must decode to `user:password` with a password that is no placeholder. */
export declare function checkBasicCredential(candidate: Candidate): string | undefined;
/** Bare base64 DER: the first bytes tell a private key from a certificate, a public key or an encrypted key. */
export declare function checkNotPrivateDer({ secret }: Candidate): string | undefined;
/** UUIDs that name interfaces and classes of Windows, the nil UUID, and those of tutorials. */
export declare function checkKnownUuid({ secret }: Candidate): string | undefined;
