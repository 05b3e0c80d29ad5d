// Packets of OpenPGP (RFC 4880, RFC 9580): their framing only.

export type PgpPacket = { readonly tag: number; readonly body: Uint8Array };

/** More packets than an exported key with all its signatures has. */
const MAX_PACKETS = 500;

/** The packets that are complete, and whether they fill the bytes exactly. */
export function readPgpPackets(bytes: Uint8Array): {
  readonly packets: readonly PgpPacket[];
  readonly isWhole: boolean;
} {
  const packets: PgpPacket[] = [];
  let position = 0;
  while (position < bytes.length && packets.length < MAX_PACKETS) {
    const header = readHeader(bytes, position);
    if (header === undefined || header.start + header.length > bytes.length) return { packets, isWhole: false };
    position = header.start + header.length;
    packets.push({ tag: header.tag, body: bytes.subarray(header.start, position) });
  }
  return { packets, isWhole: position === bytes.length && packets.length > 0 };
}

/** The tag in a header's first byte, whatever follows; nothing when it is no header. */
export function pgpTag(first: number | undefined): number | undefined {
  if (first === undefined || (first & 0x80) === 0) return undefined;
  return first & 0x40 ? first & 0x3f : (first >> 2) & 0x0f;
}

type Header = { readonly tag: number; readonly start: number; readonly length: number };

/** Keys have no partial or indeterminate lengths. */
function readHeader(bytes: Uint8Array, at: number): Header | undefined {
  const first = bytes[at]!;
  const tag = pgpTag(first);
  const next = bytes[at + 1];
  if (tag === undefined || next === undefined) return undefined;
  if (first & 0x40) {
    if (next < 192) return { tag, start: at + 2, length: next };
    if (next < 224) return { tag, start: at + 3, length: ((next - 192) << 8) + (bytes[at + 2] ?? 0) + 192 };
    return next === 255 ? { tag, start: at + 6, length: bigEndian(bytes, at + 2, 4) } : undefined;
  }
  const digits = [1, 2, 4][first & 3];
  return digits === undefined ? undefined : { tag, start: at + 1 + digits, length: bigEndian(bytes, at + 1, digits) };
}

function bigEndian(bytes: Uint8Array, at: number, digits: number): number {
  let value = 0;
  for (let i = at; i < at + digits; i++) value = value * 256 + (bytes[i] ?? 0);
  return value;
}
