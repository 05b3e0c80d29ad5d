// Where each string and each array of a JSON text stands. A reader of its own, so that trapline's is not measured against itself.

/** Strings with their path and the index behind their opening quote; arrays with the index behind `[` and whether they are empty. */
export function readPlaces(text) {
  const strings = [];
  const arrays = [];
  let at = 0;
  value([]);
  return { strings, arrays };

  function value(path) {
    skipSpace();
    const sign = text[at];
    if (sign === '{') object(path);
    else if (sign === '[') array(path);
    else if (sign === '"') strings.push({ path, start: at + 1, value: string() });
    else while (at < text.length && !/[,\]}\s]/.test(text[at])) at++;
  }

  function object(path) {
    at++;
    for (;;) {
      skipSpace();
      if (text[at] === '}') break;
      const key = string();
      skipSpace();
      at++;
      value([...path, key]);
      skipSpace();
      if (text[at] === ',') at++;
    }
    at++;
  }

  function array(path) {
    const place = { path, start: ++at, length: 0 };
    arrays.push(place);
    for (;;) {
      skipSpace();
      if (text[at] === ']') break;
      value([...path, place.length++]);
      skipSpace();
      if (text[at] === ',') at++;
    }
    at++;
  }

  function string() {
    const start = at++;
    while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
    return JSON.parse(text.slice(start, ++at));
  }

  function skipSpace() {
    while (/\s/.test(text[at] ?? '')) at++;
  }
}
