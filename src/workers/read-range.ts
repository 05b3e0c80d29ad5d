// Ranges as people write them. Of git's spellings the two with dots; the others are refused with the one to use.

import type { Repository } from '../git/repository.ts';
import { resolveRevision } from '../git/resolve-revision.ts';
import { ToolError } from '../model/tool-error.ts';

/** Ids of commits, hex. */
export type Range = { readonly base: string; readonly head: string };

/**
 * `base..head`; a side that is left out is HEAD. `base...head` means what a pull request shows, the changes since both parted: again the
 * commits that `head` has and `base` does not. Throws ToolError: `usage` for other spellings, `unknown-revision`.
 */
export function readRange(repository: Repository, text: string): Range {
  const [, base = '', head = ''] = /^((?:(?!\.\.).)*)\.{2,3}(?!\.)((?:(?!\.\.).)*)$/s.exec(text) ?? [];
  if (base === '' && head === '') throw unreadableRange(text);
  if (base.startsWith('^') || head.startsWith('^')) throw unreadableRange(text);
  return { base: resolveRevision(repository, base || 'HEAD'), head: resolveRevision(repository, head || 'HEAD') };
}

function unreadableRange(text: string): ToolError {
  return new ToolError('usage', `'${text}' is not a range of commits`, {
    hint: 'write base..head: what the commits of head add that base does not have',
  });
}
