export type TinkKey = {
    readonly typeUrl: string;
    readonly material: string;
    readonly keyId: number;
};
/** The keys of a keyset, or nothing when the bytes are none: every key must carry one of Tink's type names. */
export declare function readTinkProto(bytes: Uint8Array, maxKeys: number): {
    readonly primaryKeyId: number;
    readonly keys: readonly TinkKey[];
} | undefined;
