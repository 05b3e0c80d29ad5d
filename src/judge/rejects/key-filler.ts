// Armoured private keys that stand for one in documentation and code: their armour proves nothing, their body is filler, cut short or no key.

/** The shortest key in PEM, SEC1 over a 112-bit curve without its parameters, takes 28 characters; what code puts between the lines is shorter. */
const SHORTEST_BODY = 28;
/** Behind base64 or alone on its line. In front of something else on the line it is the prompt of a Python session. */
const ELLIPSIS = /[A-Za-z0-9+/=](?:\.{3}|\u2026)|(?:\.{3}|\u2026|\[[^\]\n]*\])[ \t]*["'`,;]?[ \t]*\n/;
const LINE_END = /\\+[nr]|&#(?:10|13|x[aAdD]);/g;

/** Why the text between BEGIN and END is no key, if that can be seen; what `repeated` says of filler is handed in. */
export function checkKeyFiller(value: string, repeated: (value: string) => string | undefined): string | undefined {
  const text = value.replace(/-----[^-]*-----|-{1,5}END\b[^-]*$/g, '').replace(LINE_END, '\n');
  if (ELLIPSIS.test(text)) return 'a key cut short with an ellipsis';
  const body = text.replace(/[\s"'`,;+*#|>()\\-]/g, '');
  const isPem = /^-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----/.test(value);
  if (isPem && body.length < SHORTEST_BODY) return 'too little between BEGIN and END for any key';
  return repeated(body);
}
