// Plants a token into a notebook as an editor would: into the text of the file, nothing else of it changes. Says where it must be found.

import { readPlaces } from './json-strings.mjs';
import { plantedToken } from './token.mjs';

/** Where in a notebook a token is planted. */
export const notebookSpots = ['source', 'output', 'traceback'];

/** The changed text and the place that a report must name, or nothing when the notebook has no such spot. */
export function plantInNotebook(text, spot, name) {
  const notebook = JSON.parse(text);
  const places = readPlaces(text);
  const found = { source: inSource, output: inOutput, traceback: inTraceback }[spot](notebook, places);
  if (found === undefined) return undefined;
  const token = plantedToken(name);
  const [before, after] = [text.slice(0, found.start), text.slice(found.start)];
  const head = before + found.lead;
  const place = { line: head.split('\n').length, column: head.length - head.lastIndexOf('\n') };
  return { text: head + token + found.tail + after, token, ...place, logical: found.logical };
}

/** At the beginning of a line of the middle code cell. */
function inSource(notebook, { strings }) {
  const field = ({ path }) => path.at(-1 - isElement(path));
  const sources = strings.filter(
    (place) => /^(?:source|input)$/.test(field(place)) && cellOf(place.path) !== undefined,
  );
  return middle(sources, notebook, strings);
}

/** At the beginning of a line of an output: what a program printed, or a value as text or HTML. */
function inOutput(notebook, { strings }) {
  const texts = strings.filter(
    ({ path }) =>
      path.includes('outputs') && /^(?:text|text\/plain|text\/html|html)$/.test(path.at(-1 - isElement(path))),
  );
  return middle(texts, notebook, strings);
}

/** As the first line of an exception, in an output put before the others of a cell. */
function inTraceback(notebook, { arrays }) {
  const outputs = arrays.filter(({ path }) => path.at(-1) === 'outputs');
  const place = outputs[Math.floor(outputs.length / 2)];
  if (place === undefined) return undefined;
  const kind = notebook.nbformat < 4 ? 'pyerr' : 'error';
  const lead = `\n{"output_type": "${kind}", "ename": "E", "evalue": "", "traceback": ["Error", "key `;
  const tail = `"]}${place.length > 0 ? ',' : ''}\n`;
  return { start: place.start, lead, tail, logical: `${cellName(notebook, place.path)} output 0 traceback line 2` };
}

function middle(candidates, notebook, strings) {
  const place = candidates[Math.floor(candidates.length / 2)];
  if (place === undefined) return undefined;
  const { path } = place;
  const above = isElement(path)
    ? strings.filter((other) => isSibling(other.path, path) && other.start < place.start)
    : [];
  const line = above
    .map(({ value }) => value)
    .join('')
    .split('\n').length;
  return {
    start: place.start,
    lead: 'key = ',
    tail: ' ',
    logical: `${cellName(notebook, path)}${outputName(path)} line ${line}`,
  };
}

function cellName(notebook, path) {
  const at = cellOf(path);
  const cell = path.slice(0, at + 1).reduce((value, key) => value[key], notebook);
  return `cell ${path[at] + 1}${typeof cell.id === 'string' ? ` [${cell.id}]` : ''}`;
}

function outputName(path) {
  const at = path.indexOf('outputs');
  if (at < 0) return '';
  const rest = path.slice(at + 2).filter((key) => typeof key === 'string' && key !== 'data');
  return ` output ${path[at + 1]} ${rest.join('.')}`;
}

/** Index in the path of the cell's number. */
function cellOf(path) {
  const at = path.lastIndexOf('cells');
  return at < 0 || typeof path[at + 1] !== 'number' ? undefined : at + 1;
}

/** Whether a string is one of the lines of a text, which are counted together. */
function isElement(path) {
  return typeof path.at(-1) === 'number' ? 1 : 0;
}

function isSibling(a, b) {
  return a.length === b.length && a.slice(0, -1).every((key, i) => key === b[i]);
}
