// Writing out the findings of a history: each version is scanned once, however many secrets it has and however far each of them got.

import { expect, test } from 'vitest';
import { ObjectStore } from '../../src/git/object-store.ts';
import type { Origin } from '../../src/model/origin.ts';
import { VersionScanner } from '../../src/workers/version-scanner.ts';
import { type FindingRequest, writeFindings } from '../../src/workers/write-findings.ts';
import { compileToml, scannerOf } from '../helpers/scanning.ts';

const { ruleSet } = compileToml(`[[rules]]
id = "acme"
regex = 'acme_[a-z]{8}'
rejects = []
`);

const blobId = '01'.repeat(20);

class CountingScanner extends VersionScanner {
  reads = 0;

  constructor() {
    const store = new ObjectStore({ objectDirs: [], oidBytes: 20 });
    super(scannerOf(ruleSet).streams, store);
  }

  override read(): Buffer {
    this.reads++;
    const text = Buffer.from('one = acme_abcdefgh\ntwo = acme_hgfedcba\n');
    return Buffer.concat([text, Buffer.alloc(16)]).subarray(0, text.length);
  }
}

function request(secretBytes: string, commits: number): FindingRequest {
  const origin: Origin = {
    kind: 'commit',
    repository: '.',
    path: 'a.env',
    blobId,
    commit: '02'.repeat(20),
    author: 'A',
    email: 'a@example.com',
    date: '2024-01-01T00:00:00Z',
    subject: 'add',
    ageDays: 1,
    commits,
    inHead: commits === 2,
    paths: 1,
  };
  return { ruleId: 'acme', secretBytes, path: 'a.env', versions: [{ blobId, origin }] };
}

test('two secrets of one version take one scan, and each keeps what is known of it', () => {
  const scanner = new CountingScanner();
  const found = writeFindings([request('acme_abcdefgh', 1), request('acme_hgfedcba', 2)], scanner);
  expect(scanner.reads).toBe(1);
  expect(found.map((finding) => [finding?.location.startLine, finding?.origin])).toMatchObject([
    [1, { path: 'a.env', commits: 1, inHead: false }],
    [2, { path: 'a.env', commits: 2, inHead: true }],
  ]);
});
