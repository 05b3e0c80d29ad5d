// A text with all that is encoded in it: the text itself is scanned, then what decodes from it, then what decodes from that, as deep as the
// limits allow. Synchronous.

import { LineIndex } from '../lib/line-index.ts';
import type { Finding } from '../model/finding.ts';
import type { InsideLimits } from '../model/limits.ts';
import { originPath } from '../model/origin.ts';
import type { Span } from '../model/span.ts';
import { containerView } from '../views/containers/container-view.ts';
import { decodeEncoded } from '../views/encoded/decode-encoded.ts';
import { RunFinder } from '../views/encoded/find-runs.ts';
import { composeMaps, identityMap, type SpanMap } from '../views/span-map.ts';
import { type StructuredKind, sniffStructured } from '../views/structured/sniff-structured.ts';
import {
  readStructured,
  type StructuredPiece,
  type StructuredState,
  structuredStart,
} from '../views/structured/structured-view.ts';
import type { View } from '../views/view.ts';
import type { ArtifactScanner, Text } from './artifact-scanner.ts';
import { joinContainers, joinFindings, joinStructured } from './join-findings.ts';
import type { Physical } from './locate-secret.ts';

/** A line above that is longer is no comment, and one that is longer holds none worth reading. */
const maxLineBytes = 4096;

/** Told of encoded data that was not read, and why. */
export type OnUnread = (reason: string) => void;

export class TextScanner {
  readonly #artifacts: ArtifactScanner;
  readonly #limits: InsideLimits;
  #finder: RunFinder | undefined;

  constructor(artifacts: ArtifactScanner, limits: InsideLimits) {
    this.#artifacts = artifacts;
    this.#limits = limits;
  }

  /** Findings in a text and in what is encoded in it. */
  scan(text: Text, onUnread: OnUnread): Finding[] {
    const plain = this.#artifacts.scan(text);
    const encoded = this.#scanEncoded(text, onUnread);
    const found = encoded.length === 0 ? plain : joinFindings(plain, encoded);
    return joinContainers(found, this.#scanContainer(text));
  }

  /** Values that the structure of a complete text tells to be secrets. */
  #scanContainer(text: Text): Finding[] {
    if (text.owned || text.physical || text.view.parts) return [];
    const view = containerView(asBuffer(text.view.bytes), originPath(text.origin));
    return view ? this.#artifacts.scan({ ...text, view, physical: physicalOf(text.view, text.textStart) }) : [];
  }

  /** As `scan`, of a complete text: what hides text in the strings of JSON is read as such. */
  scanWhole(text: Text, onUnread: OnUnread): Finding[] {
    const kind = sniffStructured(text.view.bytes, originPath(text.origin));
    if (kind === undefined) return this.scan(text, onUnread);
    const piece = { kind, from: 0, cut: text.view.bytes.length, state: structuredStart };
    return [...this.scanStructured(text, piece, onUnread).findings];
  }

  /**
   * A text that is a piece of a structured document, from `from` on; the next piece begins at `cut` or a little behind it. `next` says where,
   * and is undefined when the rest is to be scanned as plain text.
   */
  scanStructured(
    text: Text,
    { kind, from, cut, state }: StructuredText,
    onUnread: OnUnread,
  ): { readonly findings: readonly Finding[]; readonly next: StructuredPiece['next'] } {
    const bytes = asBuffer(text.view.bytes);
    const piece = readStructured(kind, bytes, from, cut, state);
    const { comments: _, ...physical } = physicalOf(text.view, text.textStart);
    const inside = this.scan({ ...text, view: piece.view, physical }, onUnread);
    const plain = piece.next ? this.#artifacts.scan(text) : this.scan(text, onUnread);
    const standing = plain.filter(
      (finding) =>
        !isInMedia(finding, piece.media, text.view.map) &&
        (kind === 'office' || !isGarbled(finding, bytes, text.view.map)),
    );
    return { findings: joinStructured(standing, inside), next: piece.next };
  }

  #scanEncoded({ origin, view, physical, regions, owned, textStart }: Text, onUnread: OnUnread): Finding[] {
    const found: Finding[] = [];
    let layer: Pick<View, 'bytes' | 'parts'> = view;
    // Where the layer's bytes are in the text whose lines count.
    let map: SpanMap = physical ? view.map : identityMap;
    let base = physical;
    for (let depth = 0; depth < this.#limits.maxDecodeDepth; depth++) {
      this.#finder ??= new RunFinder();
      const next = decodeEncoded(
        {
          bytes: asBuffer(layer.bytes),
          ...(layer.parts ? { parts: layer.parts } : {}),
          ...(regions && depth === 0 && !physical ? { regions } : {}),
        },
        this.#finder,
        {
          maxUnpackedBytes: Math.min(this.#limits.maxUnpackedBytes, maxUnpackedBytes),
          onUnread: (_at, reason) => onUnread(reason),
        },
      );
      if (next === undefined) break;
      map = composeMaps(next.map, map);
      base ??= physicalOf(view, textStart);
      const bounds = { ...(regions ? { regions } : {}), ...(owned ? { owned } : {}) };
      found.push(...this.#artifacts.scan({ origin, view: { ...next, map }, physical: base, ...bounds }));
      layer = next;
    }
    return found;
  }
}

/** A piece of a structured document. */
export type StructuredText = {
  readonly kind: StructuredKind;
  readonly from: number;
  readonly cut: number;
  readonly state: StructuredState;
};

/** Whether what was found in the document as plain text is part of a picture. */
function isInMedia({ location }: Finding, media: readonly Span[], map: SpanMap): boolean {
  return media.some(
    ({ start, end }) => map.start(start) <= location.startOffset && location.endOffset <= map.start(end),
  );
}

/** Whether it goes over an escape: then it is not what the string holds, and that was looked at by itself. */
function isGarbled({ location: { startOffset, endOffset } }: Finding, bytes: Buffer, map: SpanMap): boolean {
  const first = map.start(0);
  const backslash = bytes.indexOf(0x5c, startOffset - first);
  return backslash >= 0 && backslash < endOffset - first;
}

/** What encoded data in one text is unpacked to at most, since it is held in memory. */
const maxUnpackedBytes = 64 << 20;

/** The lines of a text that is its own, counted only when something is found. */
function physicalOf(view: View, textStart: Text['textStart']): Physical {
  let known: LineIndex | undefined;
  const lines = (): LineIndex => {
    known ??= new LineIndex(view.bytes, textStart);
    return known;
  };
  const textOf = ({ start, end }: { start: number; end: number }): string =>
    end - start > maxLineBytes ? '' : asBuffer(view.bytes).toString('utf8', start, end);
  return {
    map: view.map,
    locate: (offset) => lines().locate(offset),
    comments: (offset) => {
      const line = lines().lineSpan(offset);
      return { line: textOf(line), previousLine: line.start > 0 ? textOf(lines().lineSpan(line.start - 1)) : '' };
    },
  };
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
