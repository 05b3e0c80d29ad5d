// Which words on the command line are meant as ranges of commits, also those whose spelling is git's and not ours.

/** True for words with two dots, and for git's `^base`, `commit^!`, `commit^@` and `commit^-`. */
export function isRange(word: string): boolean {
  return word.includes('..') || word.startsWith('^') || /\^[!@]$|\^-\d*$/.test(word);
}
