// Built-in rules are joined with a configuration by what is known of them without reading them: most configurations leave nearly all as they are.

import type { Rule, RuleSpec } from '../model/rule.ts';

export interface UnreadRule {
  readonly id: string;
  /** Rules that it names. */
  readonly required: readonly { readonly id: string }[];
  readonly pairs: readonly { readonly id: string }[];
  readonly isPublic: boolean;
  /** As it is stored, with its notes. */
  read(): RuleSpec;
  /** The same, looked for and never reported by itself. */
  silenced(): UnreadRule;
  /** Ready for use, still unread. */
  at(index: number): Rule;
}

export function isUnread<T extends object>(rule: T | UnreadRule): rule is UnreadRule {
  return 'read' in rule;
}
