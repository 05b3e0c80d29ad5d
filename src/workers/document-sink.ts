// A document that cannot be read from front to back: held until all of it is there, then read at once.

import { ArchiveError } from '../archive/archive-error.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Finding } from '../model/finding.ts';
import type { DocumentEvent, DocumentFormat } from '../views/documents/document.ts';
import { loadDocuments } from '../views/documents/load.ts';
import type { View } from '../views/view.ts';

/** A longer document is not read: each thread may hold one. */
const maxHeldBytes = 128 << 20;
/** Zero bytes behind the data, for RE2 (see design.md). */
const paddingBytes = 16;

const names: Readonly<Record<DocumentFormat, string>> = {
  pdf: 'PDF file',
  sqlite: 'SQLite database',
  'sqlite-wal': 'SQLite log',
};

/** Where what is in the document goes. */
export interface DocumentTarget {
  begin(name: string): void;
  data(bytes: Uint8Array, packedBytes: number): void;
  end(): void;
  /** Findings in texts that stand in the document. */
  search(view: View): readonly Finding[];
  report(findings: readonly Finding[]): void;
  /** `name` is that of a member; absent: it concerns the document. */
  tell(diagnostic: Omit<Diagnostic, 'path'>, name?: string): void;
}

export class DocumentSink {
  readonly #format: DocumentFormat;
  readonly #target: DocumentTarget;
  readonly #maxEntries: number;
  #pieces: Buffer[] = [];
  #length = 0;
  /** Rule and secret of what was found where it is in use. */
  readonly #known = new Set<string>();

  constructor(format: DocumentFormat, target: DocumentTarget, maxEntries: number) {
    this.#format = format;
    this.#target = target;
    this.#maxEntries = maxEntries;
  }

  push(bytes: Uint8Array): void {
    this.#length += bytes.length;
    if (this.#length > maxHeldBytes) {
      this.#pieces = [];
      throw new ArchiveError(
        'archive-limit',
        `a ${names[this.#format]} of more than ${maxHeldBytes} bytes is not read`,
      );
    }
    this.#pieces.push(Buffer.from(bytes));
  }

  finish(): void {
    const bytes = Buffer.concat([...this.#pieces, Buffer.alloc(paddingBytes)]).subarray(0, this.#length);
    this.#pieces = [];
    try {
      const read = loadDocuments().readers[this.#format];
      for (const event of read(bytes, { maxEntries: this.#maxEntries })) this.#take(event);
    } finally {
      this.#target.end();
    }
  }

  #take(event: DocumentEvent): void {
    switch (event.kind) {
      case 'member':
        this.#target.begin(event.name);
        break;
      case 'data':
        this.#target.data(event.bytes, event.packedBytes);
        break;
      case 'end':
        this.#target.end();
        break;
      case 'view':
        this.#search(event.view, event.isLeftover);
        break;
      case 'problem':
        this.#target.tell({ code: codes[event.code], message: event.message, affectsCoverage: true }, event.name);
    }
  }

  #search(view: View, isLeftover: boolean): void {
    const keyOf = ({ ruleId, secretId }: Finding): string => `${ruleId}\0${secretId}`;
    const found = this.#target.search(view);
    // A log holds a page as often as it changed: of leftovers, each secret is told once.
    const fresh = found.filter((finding) => {
      const isKnown = this.#known.has(keyOf(finding));
      this.#known.add(keyOf(finding));
      return !isLeftover || !isKnown;
    });
    this.#target.report(fresh);
  }
}

const codes = {
  'archive-corrupt': 'archive-damaged',
  'archive-limit': 'limit-reached',
  'archive-unsupported': 'archive-unsupported',
  encrypted: 'encrypted',
} as const;
