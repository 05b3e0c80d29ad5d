// What readers of documents give: files that cannot be read from front to back, because what matters stands at their end or in no order. They get all
// the bytes and never throw: damage is an event, and what can be read is read.

import type { ArchiveKind } from '../../archive/sniff-archive.ts';
import type { View } from '../view.ts';

/** Told by the first bytes. */
export type DocumentFormat = Extract<ArchiveKind, { kind: 'document' }>['format'];

/** A `member` is followed by its `data` and an `end`. */
export type DocumentEvent =
  | { readonly kind: 'member'; readonly name: string }
  /** Valid until the next event is asked for; `packedBytes` of the document went into it. */
  | { readonly kind: 'data'; readonly bytes: Uint8Array; readonly packedBytes: number }
  | { readonly kind: 'end' }
  /** Texts that stand in the document, to which the map leads. `isLeftover`: what was found elsewhere in it need not be told again. */
  | { readonly kind: 'view'; readonly view: View; readonly isLeftover: boolean }
  | {
      readonly kind: 'problem';
      readonly code: 'archive-corrupt' | 'archive-limit' | 'archive-unsupported' | 'encrypted';
      readonly message: string;
      /** The member that it concerns, if it is one. */
      readonly name?: string;
    };

export type DocumentLimits = { readonly maxEntries: number };

export type ReadDocument = (bytes: Buffer, limits: DocumentLimits) => Generator<DocumentEvent, void, undefined>;
