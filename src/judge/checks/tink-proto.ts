// Reads google.crypto.tink.Keyset (tink.proto): just the fields that say what is in a keyset.

export type TinkKey = { readonly typeUrl: string; readonly material: string; readonly keyId: number };

type Field = { readonly number: number; readonly value: number | Uint8Array };

const MATERIALS = ['UNKNOWN_KEYMATERIAL', 'SYMMETRIC', 'ASYMMETRIC_PRIVATE', 'ASYMMETRIC_PUBLIC', 'REMOTE'];
const MAX_FIELDS = 200;

/** The keys of a keyset, or nothing when the bytes are none: every key must carry one of Tink's type names. */
export function readTinkProto(
  bytes: Uint8Array,
  maxKeys: number,
): { readonly primaryKeyId: number; readonly keys: readonly TinkKey[] } | undefined {
  const fields = readFields(bytes);
  const primaryKeyId = fields?.find(({ number }) => number === 1)?.value;
  const parts = fields?.filter(({ number }) => number === 2).slice(0, maxKeys) ?? [];
  const keys = parts.map(({ value }) => readKey(value));
  if (typeof primaryKeyId !== 'number' || keys.length === 0 || keys.includes(undefined)) return undefined;
  return { primaryKeyId, keys: keys as readonly TinkKey[] };
}

function readKey(part: number | Uint8Array): TinkKey | undefined {
  const fields = typeof part === 'number' ? undefined : readFields(part);
  const data = fields?.find(({ number }) => number === 1)?.value;
  const keyId = fields?.find(({ number }) => number === 3)?.value;
  const inner = data instanceof Uint8Array ? readFields(data) : undefined;
  const [typeUrl, value] = [1, 2].map((wanted) => inner?.find(({ number }) => number === wanted)?.value);
  const material = inner?.find(({ number }) => number === 3)?.value ?? 0;
  if (!(typeUrl instanceof Uint8Array) || !(value instanceof Uint8Array) || value.length === 0) return undefined;
  const name = Buffer.from(typeUrl).toString('latin1');
  if (!name.startsWith('type.googleapis.com/') || typeof keyId !== 'number' || typeof material !== 'number')
    return undefined;
  return { typeUrl: name, material: MATERIALS[material] ?? String(material), keyId };
}

/** Varints and length-delimited fields; nothing when the bytes do not end with a field. */
function readFields(bytes: Uint8Array): readonly Field[] | undefined {
  const fields: Field[] = [];
  let position = 0;
  const varint = (): number => {
    let value = 0;
    for (let shift = 0; shift < 70; shift += 7) {
      const byte = bytes[position++] ?? Number.NaN;
      value += (byte & 0x7f) * 2 ** shift;
      if (Number.isNaN(byte)) return Number.NaN;
      if (byte < 0x80) return value;
    }
    return Number.NaN;
  };
  while (position < bytes.length) {
    const key = varint();
    const length = varint();
    const wire = key % 8;
    if (Number.isNaN(length) || (wire !== 0 && wire !== 2) || fields.length === MAX_FIELDS) return undefined;
    const number = Math.floor(key / 8);
    if (wire === 0) {
      fields.push({ number, value: length });
      continue;
    }
    if (length > bytes.length - position) return undefined;
    fields.push({ number, value: bytes.subarray(position, position + length) });
    position += length;
  }
  return fields;
}
