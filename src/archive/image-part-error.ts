// A part of an image that cannot be had or used: the image's fault, or that of where it comes from. It becomes a diagnostic.

import type { DiagnosticCode } from '../model/diagnostic.ts';

export class ImagePartError extends Error {
  readonly code: DiagnosticCode;

  /** `message` says what is wrong; the place is the caller's to add. */
  constructor(code: DiagnosticCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'ImagePartError';
    this.code = code;
  }
}
