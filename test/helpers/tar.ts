// Writes tar archives, sound ones and others, so that tests say byte for byte what an archive holds.

export type TarItem = {
  readonly name: string;
  readonly content?: string | Uint8Array;
  /** Type flag; default `0`, a file. */
  readonly type?: string;
  readonly link?: string;
  /** What the size field holds, for headers that lie; default the size in octal. */
  readonly sizeField?: string | Uint8Array;
  /** `gnu ` where the prefix is no prefix. */
  readonly magic?: string;
  readonly prefix?: string;
  /** Written over the finished header, before its checksum. */
  readonly patch?: Readonly<Record<number, string | Uint8Array>>;
  readonly badChecksum?: boolean;
};

/** An archive with its end mark. */
export function tar(items: readonly TarItem[]): Buffer {
  return Buffer.concat([...items.map(tarItem), Buffer.alloc(1024)]);
}

/** Header, content and padding of one entry. */
export function tarItem(item: TarItem): Buffer {
  const content = typeof item.content === 'string' ? Buffer.from(item.content) : Buffer.from(item.content ?? '');
  const padding = Buffer.alloc((512 - (content.length % 512)) % 512);
  return Buffer.concat([tarHeader(item, content.length), content, padding]);
}

export function tarHeader(item: TarItem, size: number): Buffer {
  const block = Buffer.alloc(512);
  block.write(item.name, 0, 100);
  block.write('0000644\0', 100);
  const field = item.sizeField ?? size.toString(8).padStart(11, '0');
  block.set(typeof field === 'string' ? Buffer.from(field) : field, 124);
  block.write('00000000000\0', 136);
  block.write(item.type ?? '0', 156);
  block.write(item.link ?? '', 157, 100);
  block.write(item.magic ?? 'ustar\x0000', 257, 'latin1');
  block.write(item.prefix ?? '', 345, 155);
  for (const [at, bytes] of Object.entries(item.patch ?? {}))
    block.set(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes, Number(at));
  block.fill(0x20, 148, 156);
  const sum = block.reduce((total, byte) => total + byte, 0) + (item.badChecksum ? 1 : 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}

/** An entry that gives the next one pax records. */
export function paxItem(records: Readonly<Record<string, string>>, type: 'x' | 'g' = 'x'): TarItem {
  const content = Object.entries(records)
    .map(([key, value]) => paxRecord(key, value))
    .join('');
  return { name: 'PaxHeaders/x', type, content };
}

function paxRecord(key: string, value: string): string {
  const rest = Buffer.byteLength(` ${key}=${value}\n`);
  // The length counts its own digits.
  let length = rest + 1;
  while (String(length).length + rest !== length) length++;
  return `${length} ${key}=${value}\n`;
}
