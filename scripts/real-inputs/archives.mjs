// Plants a member into a real archive without unpacking the rest. Writers of its own; xz, bzip2 and zstd are the programs of those names.

import { spawnSync } from 'node:child_process';
import { crc32, deflateRawSync, gunzipSync, gzipSync } from 'node:zlib';

const member = 'planted/leak.env';
const programs = [
  ['xz', Buffer.from('fd377a585a00', 'hex')],
  ['bzip2', Buffer.from('BZh')],
  ['zstd', Buffer.from('28b52ffd', 'hex')],
];

/** What it is by its first bytes, or nothing. */
export function archiveKind(bytes) {
  if (bytes.subarray(0, 4).equals(Buffer.from('PK\x03\x04'))) return 'zip';
  if (bytes.subarray(0, 8).toString() === '!<arch>\n') return 'ar';
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return 'gzip';
  const program = programs.find(([, magic]) => bytes.subarray(0, magic.length).equals(magic));
  if (program !== undefined) return program[0];
  return bytes.subarray(257, 262).toString() === 'ustar' ? 'tar' : undefined;
}

/** The archive with `text` in it and the path of its member (empty: a file compressed alone); nothing where it cannot be written. */
export function plantInArchive(bytes, text) {
  const kind = archiveKind(bytes);
  if (kind === 'zip') return addToZip(bytes, text);
  if (kind === 'tar') return addToTar(bytes, text);
  if (kind === 'ar') return addToAr(bytes, text);
  if (kind === undefined) return undefined;
  const plain = decompress(kind, bytes);
  if (plain === undefined) return undefined;
  const inner = archiveKind(plain) === 'tar' ? addToTar(plain, text) : appended(plain, text);
  const packed = inner && compress(kind, inner.bytes);
  return packed && { ...inner, bytes: packed };
}

function appended(plain, text) {
  if (plain.includes(0)) return undefined;
  const before = plain.at(-1) === 10 ? plain : Buffer.concat([plain, Buffer.from('\n')]);
  const lines = before.toString('latin1').split('\n').length - 1;
  return { bytes: Buffer.concat([before, Buffer.from(text)]), member: '', linesBefore: lines };
}

function addToTar(bytes, text) {
  let end = 0;
  while (end + 512 <= bytes.length && bytes[end] !== 0) {
    const size = Number.parseInt(bytes.toString('latin1', end + 124, end + 136), 8);
    if (Number.isNaN(size)) return undefined;
    end += 512 + Math.ceil(size / 512) * 512;
  }
  // Cut within a member: what is put behind it would be a part of that.
  if (end > bytes.length) return undefined;
  const header = Buffer.alloc(512);
  header.write(member, 0);
  header.write('0000644\x000000000\x000000000\x00', 100);
  header.write(`${text.length.toString(8).padStart(11, '0')}\x0000000000000\x00        0`, 124);
  header.write('ustar\x0000', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\x00 `, 148);
  const content = Buffer.alloc(Math.ceil(text.length / 512) * 512);
  content.write(text);
  return { bytes: Buffer.concat([bytes.subarray(0, end), header, content, Buffer.alloc(1024)]), member };
}

/** Before the central directory, with an entry at its end. Not for zip64. */
function addToZip(bytes, text) {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06'));
  if (end < 0) return undefined;
  const [count, size, start] = [
    bytes.readUInt16LE(end + 10),
    bytes.readUInt32LE(end + 12),
    bytes.readUInt32LE(end + 16),
  ];
  if (count === 0xffff || start === 0xffffffff || start + size !== end) return undefined;
  const content = Buffer.from(text);
  const data = deflateRawSync(content);
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(8, 4);
  common.writeUInt32LE(crc32(content), 10);
  common.writeUInt32LE(data.length, 14);
  common.writeUInt32LE(content.length, 18);
  common.writeUInt16LE(member.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(member), data]);
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE(start, 10);
  const central = Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), common, tail, Buffer.from(member)]);
  const closing = Buffer.from(bytes.subarray(end));
  closing.writeUInt16LE(count + 1, 8);
  closing.writeUInt16LE(count + 1, 10);
  closing.writeUInt32LE(size + central.length, 12);
  closing.writeUInt32LE(start + local.length, 16);
  const parts = [bytes.subarray(0, start), local, bytes.subarray(start, end), central, closing];
  return { bytes: Buffer.concat(parts), member };
}

/** A Debian package: into its data.tar; another ar archive: as its last member. */
function addToAr(bytes, text) {
  for (let at = 8; at + 60 <= bytes.length; ) {
    const name = bytes.toString('latin1', at, at + 16).replace(/\/?\s*$/, '');
    const size = Number(bytes.toString('latin1', at + 48, at + 58));
    const end = at + 60 + size;
    if (name.startsWith('data.tar')) {
      const inner = plantInArchive(bytes.subarray(at + 60, end), text);
      if (inner === undefined) return undefined;
      const rest = bytes.subarray(end + (size % 2));
      const packed = arMember(name, inner.bytes);
      return { bytes: Buffer.concat([bytes.subarray(0, at), packed, rest]), member: `${name}!${inner.member}` };
    }
    at = end + (size % 2);
  }
  return { bytes: Buffer.concat([bytes, arMember('leak.env', Buffer.from(text))]), member: 'leak.env' };
}

function arMember(name, content) {
  const header = `${name.padEnd(16)}${'0'.padEnd(12)}${'0'.padEnd(6)}${'0'.padEnd(6)}${'100644'.padEnd(8)}`;
  const size = `${String(content.length).padEnd(10)}\`\n`;
  return Buffer.concat([Buffer.from(header + size), content, Buffer.from(content.length % 2 === 1 ? '\n' : '')]);
}

function decompress(kind, bytes) {
  return kind === 'gzip' ? gunzipSync(bytes) : runProgram(kind, ['-dc'], bytes);
}

function compress(kind, bytes) {
  return kind === 'gzip' ? gzipSync(bytes) : runProgram(kind, ['-c', '-1'], bytes);
}

function runProgram(program, args, input) {
  const { status, stdout } = spawnSync(program, args, { input, maxBuffer: 2 ** 31 - 1 });
  return status === 0 ? stdout : undefined;
}
