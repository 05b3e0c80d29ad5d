// A guard: a small automaton that reads on behind a literal and says early that the rule's pattern cannot match there, so that common
// words (`password`, `token`) do not start the pattern at every place they stand. Built in rules/, run by the prefilter.

/**
 * `table[state * classCount + classOf[byte]]` is the next state: 0 = the pattern cannot go on, 255 = it may match (stop asking),
 * anything else = read on. States are 1 to 254.
 */
export type Guard = { readonly classCount: number; readonly classOf: Uint8Array; readonly table: Uint8Array };
