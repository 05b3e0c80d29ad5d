/** Maps are lists of their pairs: keys may be anything, and nothing here looks one up. Extension values are their bytes. */
export type MsgpackValue = null | boolean | number | bigint | string | Uint8Array | readonly MsgpackValue[] | {
    readonly pairs: readonly (readonly [MsgpackValue, MsgpackValue])[];
};
/** The one value that fills `bytes`; nothing when they are cut off, go on behind it, nest deeper than 16 or hold more than 16,384 values. */
export declare function decodeMsgpack(bytes: Uint8Array): MsgpackValue | undefined;
