// How the places in a JSON document are called: for machines the way to them, for people the cell and the output of a notebook.

import type { JsonFrame } from './json-reader.ts';

/** What is learnt of a notebook's cell while it is read; its id may stand behind what is in it. */
export type Cell = { id?: string };

/** `cells[6].outputs[0].data.text/html`: names as they are, numbers in brackets. */
export function pathName(path: readonly JsonFrame[]): string {
  let name = '';
  for (const { kind, key, index } of path) name += kind === 'array' ? `[${index}]` : name === '' ? key : `.${key}`;
  return name;
}

/** What a notebook's place is called before ` line 3`: `cell 7 [id] output 0 text/html`; the name of the path outside of cells. */
export function notebookPlace(path: readonly JsonFrame[], cell: Cell | undefined): string {
  const cells = path.findIndex(({ key }, i) => key === 'cells' && path[i + 1]?.kind === 'array');
  if (cells < 0) return pathName(path);
  const number = path[cells + 1]!.index + 1;
  const id = cell?.id === undefined ? '' : ` [${cell.id}]`;
  const rest = path.slice(cells + 2);
  const [field] = rest;
  if (field?.key === 'source' || field?.key === 'input') return `cell ${number}${id}`;
  if (field?.key !== 'outputs' || rest[1]?.kind !== 'array') return `cell ${number}${id} ${pathName(rest)}`;
  const inside = rest.slice(2).filter(({ kind, key }, i) => !(i === 0 && kind === 'object' && key === 'data'));
  return `cell ${number}${id} output ${rest[1].index} ${pathName(inside)}`.trimEnd();
}

/** The cell that a path leads into, as a key that is the same for everything in it. */
export function cellKey(path: readonly JsonFrame[]): string | undefined {
  const cells = path.findIndex(({ key }, i) => key === 'cells' && path[i + 1]?.kind === 'array');
  return cells < 0 ? undefined : pathName(path.slice(0, cells + 2));
}

const mediaType = /^(?:image\/(?!svg)|audio\/|video\/|font\/|application\/(?:pdf|zip|octet-stream|gzip))/;
const oldMedia = new Set(['png', 'jpeg', 'gif', 'pdf']);

/** Base64 of pictures and the like, and other data that is no text: `image/png`, nbformat 3's `png`, a signature, a plot's numbers. */
export function isMedia(path: readonly JsonFrame[]): boolean {
  const keys = path.filter(({ kind }) => kind === 'object').map(({ key }) => key);
  const last = keys.at(-1) ?? '';
  if (mediaType.test(last)) return true;
  if (last === 'bdata' || last === 'ExecuteTime') return true;
  if (keys.length === 2 && keys[0] === 'metadata' && last === 'signature') return true;
  return oldMedia.has(last) && keys.includes('outputs') && !keys.includes('data');
}
