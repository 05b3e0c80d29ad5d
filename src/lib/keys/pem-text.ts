// Takes a PEM block out of the text it stands in: a file, a string with escaped line ends, lines joined by `+` in source code, an indented or quoted
// block, or everything on one line. It reads the outside only; what the bytes are is for others to say.

export type PemBlock = {
  /** The words after BEGIN, for instance `RSA PRIVATE KEY`. */
  readonly label: string;
  /** The body without headers, its escaped line ends undone, still among quotes and operators. */
  readonly body: string;
  /** The decoded body, or nothing when it is no base64. */
  readonly bytes: Buffer | undefined;
  /** Whether the header `Proc-Type: 4,ENCRYPTED` of RFC 1421 is there. */
  readonly isEncrypted: boolean;
  /** The first word of `DEK-Info`, for instance `AES-128-CBC`. */
  readonly cipher: string | null;
  /** UTF-16 index of the block and of what follows it. */
  readonly start: number;
  readonly end: number;
};

const BEGIN = /-----BEGIN ([A-Z0-9][A-Z0-9 ]{0,40})-----/g;
const PROC_TYPE = /Proc-Type:[ \t]*4,[ \t]*ENCRYPTED/;
const DEK_INFO = /DEK-Info:[ \t]*([A-Za-z0-9-]{1,40}),[ \t]*[0-9A-Fa-f]{0,64}/;
/** Any other header: a name, a colon and the rest of its line. */
const HEADER_LINE = /^[ \t"'*#/>|]*[A-Za-z][A-Za-z0-9-]{1,40}: ?.*$/gm;
/** What stands between the lines of a block in source code, configuration and comments; it is no base64 and says nothing. */
const DECORATION = /^[\sA-Za-z0-9+/="'`,;.\\*#>|()-]*$/;
/** What writers put for a line end: a backslash, however often escaped, or a character reference. */
const ESCAPED_END = /\\+[rnt]|&#(?:10|13|x[aAdD]);/g;

/** The blocks whose label passes, in order, at most so many. A block without its END line reaches to the end of the text. */
export function findPemBlocks(text: string, label: RegExp, limit: number): readonly PemBlock[] {
  const blocks: PemBlock[] = [];
  for (const match of text.matchAll(BEGIN)) {
    if (blocks.length === limit) break;
    if (!label.test(match[1]!)) continue;
    blocks.push(readBlock(text, match.index, match[0].length, match[1]!));
  }
  return blocks;
}

function readBlock(text: string, start: number, headLength: number, label: string): PemBlock {
  const from = start + headLength;
  const tail = text.indexOf('-----END', from);
  const next = text.indexOf('-----BEGIN ', from);
  const isClosed = tail >= 0 && (next < 0 || tail < next);
  const bodyEnd = isClosed ? tail : next < 0 ? text.length : next;
  const closing = isClosed ? text.indexOf('-----', tail + 9) : -1;
  const lines = text.slice(from, bodyEnd).replace(ESCAPED_END, '\n').replaceAll('\\/', '/');
  const isEncrypted = PROC_TYPE.test(lines);
  const cipher = DEK_INFO.exec(lines)?.[1] ?? null;
  const body = lines.replace(PROC_TYPE, '').replace(DEK_INFO, '').replace(HEADER_LINE, '');
  return { label, body, bytes: decodeBody(body), isEncrypted, cipher, start, end: closing < 0 ? bodyEnd : closing + 5 };
}

/** The bytes of a base64 text among quotes, operators and comment signs, or nothing when anything else is in it or it is cut within a group. */
export function decodeBody(body: string): Buffer | undefined {
  if (!DECORATION.test(body)) return undefined;
  // A lone + or // joins strings or begins a comment; a line of base64 holds a letter or a digit, or is the padding that was left over.
  const runs = body.match(/[A-Za-z0-9+/=]+/g)?.filter((run) => /[A-Za-z0-9]|^=+$/.test(run)) ?? [];
  const base64 = runs.join('');
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64) || base64.replace(/=+$/, '').length % 4 === 1) return undefined;
  return Buffer.from(base64, 'base64');
}
