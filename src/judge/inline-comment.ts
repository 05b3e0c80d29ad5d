// Comments that allow a finding: `trapline:allow` or `gitleaks:allow` on one of its lines, `...:allow-next-line` on the line before, or
// `trapline:allow` alone in a comment on the line before. Names of rules behind it, `trapline:allow[rule-a, rule-b]`, limit it to those.

const directive =
  /\b(trapline|gitleaks):allow(-next-?line)?\b(?:[ \t]*[[(]([^\])\r\n]*)[\])]|[ \t]+([\w-]+(?:[ \t]*,[ \t]*[\w-]+)*))?/gi;
/** Nothing but a comment's own punctuation around the directive: the line says nothing else. */
const commentOnly = /^[\s#/*<!;%'"{(-]*(?:rem\b\s*)?trapline:allow(?!-)/i;

export type AllowContext = {
  /** The lines the match spans, whole, without the last line break. */
  readonly lines: string;
  /** The line above them, or empty. */
  readonly previousLine: string;
  readonly ruleId: string;
  /** A plain word behind the directive limits it only if it is a rule's id; otherwise it is a reason for people. */
  readonly isRuleId: (word: string) => boolean;
};

/** Why the finding is allowed, or undefined. */
export function findAllowComment(context: AllowContext): string | undefined {
  for (const found of context.lines.matchAll(directive)) {
    if (found[2] === undefined && coversRule(found, context)) return `${found[1]!.toLowerCase()}:allow on the line`;
  }
  const isComment = commentOnly.test(context.previousLine);
  for (const found of context.previousLine.matchAll(directive)) {
    if ((found[2] !== undefined || isComment) && coversRule(found, context))
      return `${found[1]!.toLowerCase()}:allow on the line above`;
  }
  return undefined;
}

function coversRule(found: RegExpMatchArray, context: AllowContext): boolean {
  // gitleaks has no names: whatever follows its marker there is a remark.
  if (found[1]!.toLowerCase() === 'gitleaks') return true;
  const [bracketed, plain] = [found[3], found[4]];
  if (bracketed !== undefined) return splitNames(bracketed).includes(context.ruleId);
  if (plain === undefined) return true;
  const names = splitNames(plain).filter(context.isRuleId);
  return names.length === 0 || names.includes(context.ruleId);
}

function splitNames(text: string): string[] {
  return text.split(',').map((name) => name.trim());
}

/** False when a text (UTF-8) holds no allow comment at all. */
export function mayHoldAllowComment(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return /\b(?:trapline|gitleaks):allow\b/i.test(text);
}
