// Scans images as they stream by: the main thread decompresses, unpacks and tells text from binary; texts travel to the workers in slabs. What is
// found is given its full place at the end (image-places.ts).

import { type ImageDescription, type ImageEvent, imageLimits } from '../archive/image-events.ts';
import { readWhiteout } from '../archive/layer-path.ts';
import { LayerTable } from '../archive/layer-table.ts';
import { parsePlatform } from '../archive/platform-filter.ts';
import type { ImageTarget, ScanOptions } from '../config/options.ts';
import { compileGlobs } from '../lib/glob.ts';
import { emptyCoverage } from '../model/coverage.ts';
import type { Finding } from '../model/finding.ts';
import type { ImageConfigOrigin, LayerOrigin } from '../model/origin.ts';
import { ToolError } from '../model/tool-error.ts';
import { type ImageRequest, readImage } from '../sources/image.ts';
import type { ScanResult } from './file-scanner.ts';
import { ImagePlaces } from './image-places.ts';
import type { FilesOutcome } from './scan-files.ts';
import type { ScanSetup } from './scan-setup.ts';
import type { SlabWriter } from './slab.ts';
import { SlabPool } from './slab-pool.ts';

export type ImageScanRequest = {
  readonly request: ImageRequest;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly setup: ScanSetup;
  readonly jobs: number;
  readonly onResult: (result: ScanResult) => void;
};

export type ImageTargetRequest = {
  readonly options: ScanOptions;
  readonly target: ImageTarget;
  readonly setup: ScanSetup;
  readonly onResult: (result: ScanResult) => void;
};

/** Scans what the options name. Throws ToolError `usage` for a platform that is none. */
export function scanImageTarget({ options, target, setup, onResult }: ImageTargetRequest): Promise<FilesOutcome> {
  const { cwd, env, signal, include, exclude, jobs } = options;
  const platform = target.platform === undefined ? undefined : parsePlatform(target.platform);
  if (target.platform !== undefined && !platform)
    throw new ToolError('usage', `--platform ${target.platform} is no platform`, { hint: 'linux/arm64, say' });
  const { image, from, plainHttp, insecureRegistry } = target;
  const place = { image, from, plainHttp, insecureRegistry, cwd, env, signal };
  // Asking for the stream opens it.
  const openStdin = (): AsyncIterable<Uint8Array> => target.stdin;
  const request = { ...place, openStdin, platform, limits: imageLimits };
  return scanImage({ request, include, exclude, setup, jobs, onResult });
}

/** Throws ToolError when there is no image. */
export async function scanImage({
  request,
  include,
  exclude,
  setup,
  jobs,
  onResult,
}: ImageScanRequest): Promise<FilesOutcome> {
  const findings: Finding[] = [];
  const pool = new SlabPool(setup, jobs, (result) => {
    findings.push(...result.findings);
    onResult({ ...result, findings: [] });
  });
  const run = new ImageRun(pool.writer(), compileGlobs(include, exclude), onResult);
  const { signal } = request;
  try {
    for await (const group of readImage(request)) {
      for (const event of group) {
        run.take(event);
        for (const slab of run.slabs.takeFull()) await pool.scan(slab);
        if (signal?.aborted) break;
      }
      if (signal?.aborted) break;
    }
    for (const slab of run.slabs.finish()) await pool.scanLast(slab);
    await pool.drain(signal);
  } finally {
    await pool.close();
  }
  const places = new ImagePlaces(run.images, run.tables, {
    isComplete: request.platform === undefined || run.images.length === 0,
    fallbackName: request.image,
  });
  onResult({ findings: places.complete(findings, run.textOf), diagnostics: [], coverage: emptyCoverage });
  return { engine: pool.engine, isInterrupted: signal?.aborted ?? false };
}

/** Turns events into texts to scan, and remembers what is needed at the end. */
class ImageRun {
  readonly slabs: SlabWriter;
  readonly images: ImageDescription[] = [];
  readonly tables = new Map<string, LayerTable>();
  readonly #texts = new Map<string, string>();
  readonly #isWanted: (path: string) => boolean;
  readonly #onResult: (result: ScanResult) => void;
  #blob = '';
  #table = new LayerTable();

  constructor(slabs: SlabWriter, isWanted: (path: string) => boolean, onResult: (result: ScanResult) => void) {
    this.slabs = slabs;
    this.#isWanted = isWanted;
    this.#onResult = onResult;
  }

  readonly textOf = (origin: ImageConfigOrigin): string => this.#texts.get(textKey(origin)) ?? '';

  take(event: ImageEvent): void {
    switch (event.kind) {
      case 'blob':
        this.#blob = event.blob;
        this.#table = new LayerTable();
        this.tables.set(event.blob, this.#table);
        break;
      case 'file':
        this.#file(event.path, event.size);
        break;
      case 'data':
        this.slabs.add(event.bytes);
        break;
      case 'end':
        this.slabs.end();
        break;
      case 'other':
        this.#table.add(event.path, event.isFolder);
        if (event.link?.kind === 'hard') this.#table.addLink(event.path, event.link.path);
        break;
      case 'document':
        this.slabs.open({ kind: 'file', path: event.path }, event.bytes.length);
        this.slabs.add(event.bytes);
        this.slabs.end();
        break;
      case 'image':
        this.images.push(event.image);
        this.#config(event.image);
        break;
      case 'foreign':
        this.#onResult({
          findings: [],
          diagnostics: [],
          coverage: { ...emptyCoverage, skipped: { 'foreign-layer': 1 } },
        });
        break;
      case 'problem': {
        const missed = event.diagnostic.affectsCoverage ? 1 : 0;
        this.#onResult({ findings: [], diagnostics: [event.diagnostic], coverage: { ...emptyCoverage, missed } });
      }
    }
  }

  #file(path: string, size: number | undefined): void {
    const whiteout = readWhiteout(path);
    if (whiteout) this.#table.addWhiteout(whiteout);
    const position = whiteout ? 0 : this.#table.add(path, false);
    const origin: LayerOrigin = {
      kind: 'layer',
      image: '',
      platform: '',
      layer: this.#blob,
      position,
      createdBy: '',
      path,
      layers: 0,
      inImage: false,
      otherImages: 0,
    };
    if (!this.#isWanted(path)) this.slabs.skip(origin, 'excluded');
    // The name of a whiteout says it all, and is no file of anybody.
    else if (!whiteout || size !== 0) this.slabs.open(origin, size);
  }

  #config({ name, platform, config, texts }: ImageDescription): void {
    for (const { field, path, text } of texts) {
      const origin: ImageConfigOrigin = {
        kind: 'image-config',
        image: name,
        platform,
        config,
        field,
        path: `(image config)/${path}`,
      };
      const key = textKey(origin);
      // The same config under another name.
      if (this.#texts.has(key)) continue;
      // A NUL would make a text binary, and hide it.
      const searched = text.replaceAll('\0', ' ');
      this.#texts.set(key, searched);
      const bytes = Buffer.from(searched);
      this.slabs.open(origin, bytes.length);
      this.slabs.add(bytes);
      this.slabs.end();
    }
  }
}

function textKey({ config, field }: ImageConfigOrigin): string {
  return `${config}\0${field}`;
}
