// The text around a match: the lines that comments stand on, and the snippet that a person is shown.

import type { LineIndex } from '../lib/line-index.ts';
import type { Finding } from '../model/finding.ts';
import { maskText } from '../model/secret.ts';
import type { Span } from '../model/span.ts';

/** A line above that is longer is no comment; a chunk need not hold all of it, so its end alone must not be taken for a line. */
const maxAboveBytes = 1024;
/** Text kept around a secret for showing it to a person, in bytes. */
const snippetBytes = 160;

/** Stands between what a view of a container packs together (views/containers): nobody wrote it. */
const recordSeparator = 0x1e;

/** The line above the one that begins at `start`, if it is short enough to be a comment. */
export function lineAbove(bytes: Buffer, start: number, lines: LineIndex): string {
  if (start === 0 || lines.lineSpan(start).start !== start) return '';
  const above = lines.lineSpan(start - 1);
  return above.end - above.start <= maxAboveBytes ? bytes.toString('utf8', above.start, above.end) : '';
}

/**
 * Text left and right of the secret on its lines, with the secrets of other matches masked. `secrets` are all of the text, by rising start;
 * none is longer than `maxBytes`.
 */
export function snippetAround(
  secret: Span,
  secrets: readonly Span[],
  { bytes, lines, maxBytes }: { readonly bytes: Buffer; readonly lines: LineIndex; readonly maxBytes: number },
): Finding['snippet'] {
  const { start, end } = secret;
  const first = Math.max(lines.lineSpan(start).start, start - snippetBytes);
  const last = Math.max(end, Math.min(lines.lineSpan(Math.max(start, end - 1)).end, end + snippetBytes));
  const from = first + bytes.subarray(first, start).lastIndexOf(recordSeparator) + 1;
  const behind = bytes.subarray(end, last).indexOf(recordSeparator);
  const to = behind === -1 ? last : end + behind;
  const others = spansFrom(secrets, from - maxBytes, to).filter((item) => item !== secret);
  return { before: maskedText(bytes, from, start, others), after: maskedText(bytes, end, to, others) };
}

/** The spans that start in [from, to). */
function spansFrom(spans: readonly Span[], from: number, to: number): Span[] {
  let low = 0;
  for (let high = spans.length; low < high; ) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.start < from) low = middle + 1;
    else high = middle;
  }
  const found: Span[] = [];
  for (let i = low; i < spans.length && spans[i]!.start < to; i++) found.push(spans[i]!);
  return found;
}

function maskedText(bytes: Buffer, from: number, to: number, secrets: readonly Span[]): string {
  let text = '';
  let at = from;
  for (const secret of secrets) {
    if (secret.end <= at || secret.start >= to) continue;
    text += bytes.toString('utf8', at, Math.max(at, secret.start));
    text += maskText('*'.repeat(8));
    at = Math.min(secret.end, to);
  }
  return text + bytes.toString('utf8', at, to);
}
