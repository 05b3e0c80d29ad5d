// OpenAI keys: the base64 of "OpenAI" stands in the middle of two halves of equal length. Lengths have changed over time, so an odd one only
// proves nothing.

import { consistent } from '../payloads/outcome.ts';
import type { OfflineCheck } from './check.ts';

const MARKER = 'T3BlbkFJ';
const HALVES = [20, 58, 74];

export const checkOpenai: OfflineCheck = (value) => {
  const match = /^sk-(?:(proj|svcacct|admin|None)-)?([A-Za-z0-9_-]{1,512})$/.exec(value);
  const body = match?.[2] ?? '';
  const at = body.indexOf(MARKER);
  if (!match || at < 0) return undefined;
  const behind = body.length - at - MARKER.length;
  const kind = match[1] ?? 'user';
  return consistent({ kind, halves: at === behind && HALVES.includes(at) ? at : null });
};
