// Reads DER without trusting it: nothing is allocated by a length the input claims, and every element lies within its parent.

/** Tags as they stand in the first byte of an element. */
export const derTag = {
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  sequence: 0x30,
  context0: 0xa0,
  context1: 0xa1,
  implicit1: 0x81,
} as const;

export type DerElement = { readonly tag: number; readonly content: Uint8Array };

/** More elements than any key or certificate header has on one level. */
const MAX_SIBLINGS = 64;
/** An identifier with more bytes is none of a key's. */
const MAX_OID_BYTES = 64;

/** The one element that fills the bytes exactly, or nothing. */
export function readDer(bytes: Uint8Array): DerElement | undefined {
  const element = readElement(bytes, 0);
  return element !== undefined && element.end === bytes.length ? element : undefined;
}

/** The element that the bytes begin with, whatever follows (padding that a decryption left, a trust suffix), or nothing. */
export function readDerFirst(bytes: Uint8Array): DerElement | undefined {
  return readElement(bytes, 0);
}

/** The elements that fill the bytes exactly, or nothing when they do not (cut off, overlong, more than 64). */
export function readDerList(bytes: Uint8Array): readonly DerElement[] | undefined {
  const elements: DerElement[] = [];
  let position = 0;
  while (position < bytes.length) {
    const element = readElement(bytes, position);
    if (element === undefined || elements.length === MAX_SIBLINGS) return undefined;
    elements.push(element);
    position = element.end;
  }
  return elements;
}

/** What a sequence that fills the bytes exactly contains, or nothing. */
export function readDerSequence(bytes: Uint8Array): readonly DerElement[] | undefined {
  const element = readDer(bytes);
  return element?.tag === derTag.sequence ? readDerList(element.content) : undefined;
}

/** An object identifier in dotted form, or nothing. */
export function readDerOid(element: DerElement | undefined): string | undefined {
  if (element?.tag !== derTag.oid || element.content.length === 0 || element.content.length > MAX_OID_BYTES) return;
  const arcs: bigint[] = [];
  let arc = 0n;
  for (const byte of element.content) {
    arc = (arc << 7n) | BigInt(byte & 0x7f);
    if (byte & 0x80) continue;
    arcs.push(arc);
    arc = 0n;
  }
  if (arcs.length === 0 || element.content.at(-1)! & 0x80) return undefined;
  const first = arcs[0]!;
  const root = first < 80n ? first / 40n : 2n;
  return [root, first - root * 40n, ...arcs.slice(1)].join('.');
}

/** A complete DER element. */
export function writeDer(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Buffer.of(tag, length), content]);
  const digits: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) digits.unshift(rest % 256);
  return Buffer.concat([Buffer.of(tag, 0x80 | digits.length, ...digits), content]);
}

function readElement(bytes: Uint8Array, start: number): (DerElement & { end: number }) | undefined {
  const tag = bytes[start];
  const first = bytes[start + 1];
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) return undefined;
  let position = start + 2;
  let length = first;
  if (first & 0x80) {
    const digits = first & 0x7f;
    if (digits === 0 || digits > 4) return undefined;
    length = 0;
    for (let i = 0; i < digits; i++) length = length * 256 + (bytes[position++] ?? 0);
  }
  const end = position + length;
  return end > bytes.length ? undefined : { tag, content: bytes.subarray(position, end), end };
}
