import { describe, expect, it } from 'vitest';
import { parseReference } from '../../src/archive/image-reference.ts';

const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;

describe('references', () => {
  it.each([
    ['debian', 'registry-1.docker.io', 'library/debian', 'latest', 'docker.io/library/debian:latest'],
    ['acme/shop:1.2', 'registry-1.docker.io', 'acme/shop', '1.2', 'docker.io/acme/shop:1.2'],
    ['docker.io/debian:12', 'registry-1.docker.io', 'library/debian', '12', 'docker.io/library/debian:12'],
    ['index.docker.io/acme/shop', 'registry-1.docker.io', 'acme/shop', 'latest', 'docker.io/acme/shop:latest'],
    ['docker://ghcr.io/acme/shop:v1', 'ghcr.io', 'acme/shop', 'v1', 'ghcr.io/acme/shop:v1'],
    ['localhost/shop', 'localhost', 'shop', 'latest', 'localhost/shop:latest'],
    ['localhost:5000/shop', 'localhost:5000', 'shop', 'latest', 'localhost:5000/shop:latest'],
    ['[::1]:5000/a/b/c:x', '[::1]:5000', 'a/b/c', 'x', '[::1]:5000/a/b/c:x'],
    [`quay.io/a/b@${digest}`, 'quay.io', 'a/b', digest, `quay.io/a/b@${digest}`],
    [`a/b:1@${digest}`, 'registry-1.docker.io', 'a/b', digest, `docker.io/a/b:1@${digest}`],
  ])('%s', (text, host, repository, version, name) => {
    expect(parseReference(text)).toMatchObject({ host, repository, version, name });
  });

  it.each([
    '',
    'Debian',
    'a:b:c',
    'a@sha256:12',
    'a b',
    '../etc',
    'ghcr.io/',
    'ghcr.io/A',
    'evil.org:5000/a?x=1',
    'user:pw@evil.org/a',
    '-',
    'a//b',
    'x.org:port/a',
  ])('%j is none', (text) => {
    expect(parseReference(text)).toBeUndefined();
  });
});
