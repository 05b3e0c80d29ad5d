// A text with all that is encoded in it: the text itself is scanned, then what decodes from it, then what decodes from that, as deep as the
// limits allow. Synchronous.

import { LineIndex } from '../lib/line-index.ts';
import type { Finding } from '../model/finding.ts';
import type { InsideLimits } from '../model/limits.ts';
import { decodeEncoded } from '../views/encoded/decode-encoded.ts';
import { RunFinder } from '../views/encoded/find-runs.ts';
import { composeMaps, identityMap, type SpanMap } from '../views/span-map.ts';
import type { View } from '../views/view.ts';
import type { ArtifactScanner, Physical, Text } from './artifact-scanner.ts';
import { joinFindings } from './join-findings.ts';

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
    return encoded.length === 0 ? plain : joinFindings(plain, encoded);
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
