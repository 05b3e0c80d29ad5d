// Git LFS keeps large files elsewhere and leaves a small text in their place. The text is all a repository has of them.

const firstLine = 'version https://git-lfs.github.com/spec/';
/** By the specification a pointer is shorter. */
const maxPointerBytes = 1024;

/** True for the text that stands for a file in Git LFS. */
export function isLfsPointer(bytes: Buffer): boolean {
  if (bytes.length >= maxPointerBytes || bytes[0] !== firstLine.charCodeAt(0)) return false;
  return bytes.toString('latin1', 0, firstLine.length) === firstLine;
}
