/** What a key is known as, for instance `the insecure key of Vagrant`; nothing for all others. */
export declare function knownKeyLabel(spkiSha256: string): string | undefined;
