export type Macaroon = {
    readonly location?: Uint8Array;
    readonly identifier?: Uint8Array;
    /** Identifiers of the caveats, in their order; of third-party caveats too. */
    readonly caveats: readonly Uint8Array[];
    readonly signature?: Uint8Array;
    /** Whether all of it was there: an identifier, a signature of 32 bytes, and nothing behind it. */
    readonly isComplete: boolean;
};
/** What can be read of a macaroon, up to where the bytes stop making sense; nothing when not even the version fits. Views into `bytes`. */
export declare function readMacaroon(bytes: Uint8Array): Macaroon | undefined;
