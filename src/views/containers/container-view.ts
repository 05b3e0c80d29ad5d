// Containers of secrets as a view: each value behind its name, as an assignment that the rules for assignments understand, and marked so that
// rules/containers.toml knows why it is one: <RS>kind<RS>name=value<RS>. What has the name of no secret is there without a mark, since it may be
// the other half of one. No text that people write holds a record separator.

import { PackedView } from '../packed-view.ts';
import { decodeString } from '../structured/structured-view.ts';
import { type Decoded, TextBuilder } from '../text-builder.ts';
import type { View } from '../view.ts';
import { type Entry, isPublic } from './entry.ts';
import { readJsonEntries } from './json-entries.ts';
import { readKubernetesYaml } from './kubernetes-yaml.ts';

/** Files whose names say that they are something else are not looked into. */
const hasExtension = /\.[A-Za-z][\w-]{0,10}$/;
const fitting = /\.(?:ya?ml|json|tfstate|tpl|tmpl|j2|erb)(?:\.[\w-]{1,20})?$/i;
/** Bytes looked at for the marks of a Terraform state. */
const headBytes = 4096;
const mark = '\x1e';
/** Characters that would end a name. */
const unfit = /[\x1e\r\n=]/g;
/** Longer values are files of their own, which are searched as what they are. */
const maxValueBytes = 16_384;

/** The view of a complete text; undefined for all but the few that are containers. `path` may be empty where it is not known. */
export function containerView(bytes: Buffer, path: string): View | undefined {
  const entries = readEntries(bytes, path).filter(({ start, end }) => end - start <= maxValueBytes);
  const packed = new PackedView();
  for (const entry of entries) {
    const decoded = decodeEntry(bytes, entry);
    if (!decoded) continue;
    const place = { text: entry.path, name: entry.path };
    packed.add(decoded, { chain: entry.writing === 'base64' ? ['base64'] : [], rules: 'all', place: () => place });
  }
  return packed.length === 0 ? undefined : packed.finish();
}

function readEntries(bytes: Buffer, path: string): Entry[] {
  if (hasExtension.test(path) && !fitting.test(path)) return [];
  const first = bytes[0];
  // A template may begin with `{{`.
  if ((first === 0x7b && bytes[1] !== 0x7b) || first === 0x5b) {
    const head = bytes.toString('latin1', 0, headBytes);
    if (/"terraform_version"\s*:/.test(head) && /"version"\s*:\s*4\b/.test(head))
      return readJsonEntries(bytes, 'terraform');
    return bytes.includes('"Secret"') ? readJsonEntries(bytes, 'kubernetes') : [];
  }
  return bytes.includes('kind: Secret') || bytes.includes('kind: "Secret"') ? readKubernetesYaml(bytes) : [];
}

function decodeEntry(bytes: Buffer, { kind, name, writing, start, end }: Entry): Decoded | undefined {
  const written = bytes.subarray(start, end);
  const value = writing === 'base64' ? decodeBase64(written.toString('latin1')) : written;
  if (!value) return undefined;
  const builder = new TextBuilder(value.length + 64);
  const label = isPublic(name, value.toString('latin1')) ? '' : `${mark}${kind}${mark}`;
  for (const byte of Buffer.from(`${label}${name.replaceAll(unfit, '_')}=`)) builder.byte(byte, start, 0);
  if (writing === 'plain') builder.copy(value, start);
  else if (writing === 'json') decodeString(bytes, start, end, builder);
  else builder.copy(value, start, 3, 4);
  builder.byte(0x1e, end, 0);
  return builder.finish(end);
}

/** Nothing for what is no base64 of text: placeholders, and binary data, which no rule can judge. */
function decodeBase64(text: string): Buffer | undefined {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return undefined;
  const decoded = Buffer.from(text, 'base64');
  // A line feed at the end is a slip of whoever encoded it.
  const value = decoded.at(-1) === 0x0a ? decoded.subarray(0, -1) : decoded;
  return value.some((byte) => (byte < 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 9) || byte === 0x7f)
    ? undefined
    : value;
}
