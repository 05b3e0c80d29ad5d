// Runs a decoder over pieces of its input.

import type { Decoder } from '../../src/archive/decoder.ts';

export type Decoded = { readonly text: string; readonly error: string | undefined };

/** Everything that came out, as Latin-1, and the message of the error that ended it. */
export function decode(decoder: Decoder, input: Uint8Array, pieceBytes = input.length || 1): Decoded {
  const out: string[] = [];
  try {
    for (let at = 0; at < input.length; at += pieceBytes)
      for (const piece of decoder.push(input.subarray(at, at + pieceBytes))) out.push(latin1(piece));
    for (const piece of decoder.finish()) out.push(latin1(piece));
    return { text: out.join(''), error: undefined };
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'ArchiveError') throw error;
    return { text: out.join(''), error: error.message };
  } finally {
    decoder.close();
  }
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}
