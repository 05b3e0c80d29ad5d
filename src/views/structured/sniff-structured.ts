// Which JSON files hide text in their strings, and which XML breaks it into runs: told by what is in them, since history has blobs without names.
// Anything else is plain text.

/** `notebook`: nbformat 3 or 4. `json`: other exports whose strings hold text, code or answers of servers. `office`: XML of office programs. */
export type StructuredKind = 'notebook' | 'json' | 'office';

/** Bytes looked at. A notebook's `nbformat` may stand at its end; then its cells begin at its start. */
const headBytes = 4096;

const notebook = /^\{\s*"cells"\s*:\s*\[|"(?:cell_type|worksheets|nbformat)"\s*:/;
/** HAR; Postman collections and environments; Insomnia; Zeppelin; documents of the npm registry. Each needs all of its patterns. */
const exports: readonly (readonly RegExp[])[] = [
  [/^\s*\{\s*"log"\s*:\s*\{/, /"(?:creator|entries|browser)"\s*:/],
  [/"_postman_(?:id|variable_scope)"\s*:|schema\.getpostman\.com/],
  [/"__export_format"\s*:/],
  [/^\s*\{\s*"paragraphs"\s*:\s*\[/],
  [/"dist-tags"\s*:/, /"versions"\s*:/],
];

/** Namespaces of Office Open XML, transitional and strict, and of OpenDocument; older Word XML. */
const office =
  /schemas\.openxmlformats\.org\/(?:wordprocessingml|spreadsheetml|presentationml|drawingml)\/|purl\.oclc\.org\/ooxml\/|urn:oasis:names:tc:opendocument:xmlns:(?:office|text):|schemas\.microsoft\.com\/office\/word\/20/;

/** `head` is the start of the file; `path` may be empty where it is not known. */
export function sniffStructured(head: Uint8Array, path: string): StructuredKind | undefined {
  let at = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
  while (at < head.length && (head[at] === 0x20 || (head[at]! >= 9 && head[at]! <= 13))) at++;
  if (head[at] !== 0x7b && head[at] !== 0x3c) return undefined;
  const text = Buffer.from(head.buffer, head.byteOffset, head.length).toString('latin1', at, at + headBytes);
  if (head[at] === 0x3c) return office.test(text) ? 'office' : undefined;
  if (path.endsWith('.ipynb') || notebook.test(text)) return 'notebook';
  return exports.some((patterns) => patterns.every((pattern) => pattern.test(text))) ? 'json' : undefined;
}
