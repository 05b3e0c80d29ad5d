// Images in one tar: what docker save writes, old and new, and OCI layouts that were packed. Read once, from start to end, since it may come from
// a pipe: layers are read where they stand, and which image they belong to is known when the manifests have come by, which is late.

import { BlobDigest } from './blob-digest.ts';
import type { EntryLink, ImageEvent, ImageLimits } from './image-events.ts';
import { layerPath } from './layer-path.ts';
import { LayerReader } from './layer-reader.ts';
import { sniffCompression } from './sniff-compression.ts';
import { blockBytes, isZeroBlock, readTarHeader } from './tar-header.ts';

/** A file of the archive, as it was when it came by. */
export type ArchivedBlob = {
  /** `sha256:...` of its bytes as they are stored. */
  readonly digest: string;
  readonly isCompressed: boolean;
};

export type ArchiveContents = {
  /** JSON documents by path. */
  readonly documents: ReadonlyMap<string, Uint8Array>;
  /** Everything else, which has been given out as the entries of a blob of that path. */
  readonly blobs: ReadonlyMap<string, ArchivedBlob>;
  /** Links by path, to paths. */
  readonly links: ReadonlyMap<string, string>;
};

/** Documents held at a time; an image of a hundred platforms has less than one megabyte of them. */
const maxHeldBytes = 64 << 20;

/** The file that is being read. */
type Current = {
  readonly path: string;
  readonly digest: BlobDigest;
  /** Bytes that do not tell yet what it is; then those of a document. */
  parts: Uint8Array[];
  bytes: number;
  readonly size: number | undefined;
  mode: 'unknown' | 'document' | 'blob';
  layer: LayerReader | undefined;
  isCompressed: boolean;
};

/** Turns the entries of the outer archive into those of the layers in it. */
export class ImageArchiveReader {
  readonly #documents = new Map<string, Uint8Array>();
  readonly #blobs = new Map<string, ArchivedBlob>();
  readonly #links = new Map<string, string>();
  readonly #name: string;
  readonly #limits: ImageLimits;
  readonly #outer: LayerReader;
  #current: Current | undefined;
  #heldBytes = 0;

  constructor(name: string, limits: ImageLimits) {
    this.#name = name;
    this.#limits = limits;
    this.#outer = new LayerReader({ place: name, title: name, limits });
  }

  get contents(): ArchiveContents {
    return { documents: this.#documents, blobs: this.#blobs, links: this.#links };
  }

  *push(input: Uint8Array): Generator<ImageEvent, void, undefined> {
    yield* this.#translate(this.#outer.push(input));
  }

  *finish(): Generator<ImageEvent, void, undefined> {
    yield* this.#translate(this.#outer.finish());
  }

  close(): void {
    this.#outer.close();
    this.#current?.layer?.close();
  }

  *#translate(events: Generator<ImageEvent, void, undefined>): Generator<ImageEvent, void, undefined> {
    for (const event of events) {
      switch (event.kind) {
        case 'file':
          this.#current = this.#open(event.path, event.size);
          break;
        case 'data':
          yield* this.#data(event.bytes);
          break;
        case 'end':
          yield* this.#end();
          break;
        case 'other':
          if (event.link) this.#links.set(event.path, targetOf(event.path, event.link));
          break;
        default:
          yield event;
      }
    }
  }

  #open(path: string, size: number | undefined): Current {
    const digest = new BlobDigest(digestInPath(path));
    return { path, digest, parts: [], bytes: 0, size, mode: 'unknown', layer: undefined, isCompressed: false };
  }

  *#data(bytes: Uint8Array): Generator<ImageEvent, void, undefined> {
    const current = this.#current;
    if (!current) return;
    current.digest.add(bytes);
    if (current.mode === 'blob') {
      yield* current.layer!.push(bytes);
      return;
    }
    current.parts.push(Uint8Array.from(bytes));
    current.bytes += bytes.length;
    if (current.mode === 'unknown' && current.bytes >= blockBytes) yield* this.#decide(current);
    else if (current.mode === 'document' && this.#isTooLarge(current.bytes)) yield* this.#readAsBlob(current);
  }

  *#decide(current: Current): Generator<ImageEvent, void, undefined> {
    const head = Buffer.concat(current.parts);
    const block = head.subarray(0, blockBytes);
    const isTar = block.length === blockBytes && (isZeroBlock(block) || readTarHeader(block) !== undefined);
    current.isCompressed = sniffCompression(head) !== undefined;
    if (!isTar && !current.isCompressed && isJsonStart(head)) {
      current.mode = 'document';
      if (this.#isTooLarge(Math.max(current.size ?? 0, current.bytes))) yield* this.#readAsBlob(current);
    } else yield* this.#readAsBlob(current);
  }

  #isTooLarge(bytes: number): boolean {
    return bytes > this.#limits.maxDocumentBytes || this.#heldBytes + bytes > maxHeldBytes;
  }

  /** A document that is too large to be held is searched as the text it is. */
  *#readAsBlob(current: Current): Generator<ImageEvent, void, undefined> {
    if (current.mode === 'document') {
      const message = 'this document is too large to be read as one, and is searched as text';
      yield this.#problem('too-large', current.path, message);
    }
    const head = Buffer.concat(current.parts);
    current.parts = [];
    current.mode = 'blob';
    current.layer = new LayerReader({ place: this.#placeOf(current.path), title: current.path, limits: this.#limits });
    yield { kind: 'blob', blob: current.path };
    yield* current.layer.push(head);
  }

  *#end(): Generator<ImageEvent, void, undefined> {
    const current = this.#current;
    if (!current) return;
    this.#current = undefined;
    if (current.mode === 'unknown' && current.bytes > 0) yield* this.#decide(current);
    if (current.mode === 'document') {
      this.#heldBytes += current.bytes;
      this.#documents.set(current.path, Buffer.concat(current.parts));
    }
    if (current.layer) yield* current.layer.finish();
    const digest = current.digest.finish();
    const promised = digestInPath(current.path);
    if (current.mode === 'blob') this.#blobs.set(current.path, { digest, isCompressed: current.isCompressed });
    if (promised !== undefined && promised !== digest)
      yield this.#problem('digest-mismatch', current.path, `its digest is ${digest}, which is not its name`);
  }

  #placeOf(path: string): string {
    return `${this.#name}!${path}`;
  }

  #problem(code: 'too-large' | 'digest-mismatch', path: string, message: string): ImageEvent {
    return { kind: 'problem', diagnostic: { code, message, path: this.#placeOf(path), affectsCoverage: true } };
  }
}

/** The digest that the path of a blob promises. */
function digestInPath(path: string): string | undefined {
  const [, algorithm, hex] = /^blobs\/(sha256|sha512)\/([0-9a-f]{64,128})$/.exec(layerPath(path)) ?? [];
  return algorithm === undefined ? undefined : `${algorithm}:${hex}`;
}

/** A symbolic link leads on from the folder it is in; none leads out of the archive. */
function targetOf(path: string, link: EntryLink): string {
  if (link.kind === 'hard' || link.path.startsWith('/')) return layerPath(link.path);
  return layerPath(`${path.slice(0, path.lastIndexOf('/') + 1)}${link.path}`);
}

function isJsonStart(bytes: Buffer): boolean {
  return /^\ufeff?\s*[[{]/.test(bytes.toString('utf8', 0, 64));
}
