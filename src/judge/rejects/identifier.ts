// Rejects values that are plainly something else by their shape: sentences, paths, addresses, CSS, code identifiers, numbers, dates.

import type { Candidate } from './candidate.ts';
import { wordBits } from './letter-model.ts';

export function checkIdentifier({ secret, line, secretStart }: Candidate): string | undefined {
  const value = secret.trim();
  if (value.length < secret.length && secret.startsWith(' ')) return 'padded text';
  if (/^(?:basic|bearer|digest|negotiate|ntlm|aws4-hmac-sha256)\s/i.test(value))
    return 'a header value, left to the rules for HTTP';
  if (/[^\x20-\x7e]/.test(value) && otherLanguage(value, line[secretStart - 1] ?? ''))
    return 'text in another language';
  if (mostlySigns(value)) return 'mostly signs';
  return sentence(value) ?? location(value) ?? codeShape(value, line, secretStart) ?? number(value);
}

function sentence(value: string): string | undefined {
  const words = value.split(/\s+/);
  if (words.length >= 4) return 'several words, a sentence';
  if (words.length === 1) return undefined;
  const readable = words.filter(
    (word) =>
      /^[("']?[A-Za-z]+[)"'.,:;!?]?$/.test(word) && (word.length < 3 || wordBits(word.replace(/[^A-Za-z]/g, '')) > 0),
  );
  if (readable.length * 2 > words.length) return 'words, not a token';
  return undefined;
}

/** Letters beyond ASCII belong to prose; a quoted password may hold one. */
function otherLanguage(value: string, before: string): boolean {
  const foreign = value.match(/[^\x20-\x7e]/g)?.length ?? 0;
  return foreign > 1 || !/["'`]/.test(before) || value.includes(' ');
}

function mostlySigns(value: string): boolean {
  return (value.match(/[A-Za-z0-9]/g)?.length ?? 0) * 2 < value.length;
}

function location(value: string): string | undefined {
  if (/^(?:[a-z][a-z0-9+.-]*:)?\/\/|^mailto:|^data:|^urn:/i.test(value)) return 'an address';
  if (/^(?:~|\.{1,2})?[/\\](?:[\w.@-]*[/\\])*[\w.@-]*$/.test(value) && !/[+=]/.test(value) && value.length < 100)
    return 'a path';
  if (/^(?:[A-Za-z]:\\|\\\\)/.test(value)) return 'a path';
  if (
    /^[\w./-]+\.(?:pem|key|crt|cer|p12|pfx|jks|json|ya?ml|txt|conf|cfg|ini|env|properties|xml|html?|js|ts|py|rb|go|java|php|sh|md|sql|db|log|pub|png|jpg|svg|css|creds)$/i.test(
      value,
    )
  )
    return 'a file name';
  if (/^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/.test(value)) return 'an e-mail address';
  if (/^(?:[a-z0-9-]+\.)+(?:com|org|net|io|dev|local|internal|example|edu|gov)(?::\d+)?(?:\/.*)?$/i.test(value))
    return 'a host name';
  if (/^[^/]+\/\d{8}\/[\w-]+\/\w+\/aws4_request$/.test(value)) return 'the scope of an AWS signature';
  return /^(?:application|text|image|audio|video|multipart)\/[\w.+-]+$/.test(value) ? 'a media type' : undefined;
}

function codeShape(value: string, line: string, secretStart: number): string | undefined {
  if (/^\/\^|^\/.+\/[dgimsuvy]*;?$|\[\^?[^\]]{2,}\][+*{]/.test(value)) return 'a regular expression';
  if (/#[0-9A-Fa-f]{6}\b|^S-1-[\d-]+$/.test(value)) return 'a colour or an identifier of Windows';
  if (/^[A-Za-z_][\w.]*\(.*\)?;?$/.test(value) || /=>|\(\)|^function\b|^\(.*\)$/.test(value)) return 'code';
  if (/^[.#]?[a-z]+(?:-[a-z]+)*\s*[{,>]|^[[#.][\w-]+[\]]?$/.test(value)) return 'a selector';
  if (/^\\[ufx][0-9a-fA-F]{2,4}(?:\\|$)|^(?:\\u[0-9a-fA-F]{4}|\w|\s)+$/.test(value) && value.includes('\\u'))
    return 'text in another language';
  if (/^\\[fF][0-9a-fA-F]{2,3}$|^&#?\w+;$/.test(value)) return 'a character code';
  if (/^\^.*\$$|\(\?[:=!<]|\[\^?[\w-]+\][+*{]|\\[dws][+*]/.test(value)) return 'a regular expression';
  if (/^(?:select|insert|update|delete|create|alter|drop)\s/i.test(value)) return 'a statement';
  const before = line.slice(Math.max(0, secretStart - 12), secretStart);
  return /(?:^|\s)(?:class|id|for|href|src)=["']?$/.test(before) ? 'an attribute of markup' : undefined;
}

function number(value: string): string | undefined {
  if (
    /^0x[0-9a-f]{1,8}$|^-?(?:0x)?[0-9a-f]+[ul]{1,3}$|^\d+(?:\.\d+){2,}\b|\(%\w+\)$/i.test(value) ||
    /^[\^~<>=]+\s?v?\d/.test(value)
  )
    return 'a number or version';
  // Unix time in seconds or milliseconds, 2001 to 2033.
  if (/^1\d{9}(?:\d{3})?$/.test(value)) return 'a time stamp';
  if (/^-?\d{1,5}(?:\.\d+)?(?:ms|s|m|h|d|px|em|rem|%|kb|mb|gb)?$/i.test(value)) return 'a number';
  if (
    /^\d{4}-\d\d-\d\d|^\d\d[/:]\d\d[/:]\d\d|^\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?$|^v?\d+\.\d+(?:\.\d+)?(?:[-.][\w.]+)?$/.test(
      value,
    )
  )
    return 'a date, address or version';
  return undefined;
}
