import type { Diagnostic } from '../model/diagnostic.ts';
import type { Rule, RuleSpec } from '../model/rule.ts';
/** Collects what is worth telling without being wrong. */
export type OnDiagnostic = (diagnostic: Diagnostic) => void;
/** Throws ToolError naming the rule's place and the key at fault. */
export declare function compileRule(spec: RuleSpec, index: number, onDiagnostic: OnDiagnostic): Rule;
