// Node's zlib handle is not a public interface: where it is gone or behaves otherwise, the public call does the work. Here it is taken
// away, and bent, in each way that the inflater looks out for.

import { createInflate, inflateSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { StreamInflater } from '../../src/git/stream-inflater.ts';
import { checkInflater } from './inflater-checks.ts';

vi.mock('node:zlib', async (importOriginal) => {
  const zlib = await importOriginal<typeof import('node:zlib')>();
  return { ...zlib, createInflate: vi.fn(zlib.createInflate), inflateSync: vi.fn(zlib.inflateSync) };
});

const { createInflate: realCreateInflate } = await vi.importActual<typeof import('node:zlib')>('node:zlib');

type Inflate = ReturnType<typeof createInflate>;
type Inner = { _handle: Record<string, unknown>; _writeState: unknown };

beforeEach(() => void vi.mocked(inflateSync).mockClear());
afterEach(() => void vi.mocked(createInflate).mockReset().mockImplementation(realCreateInflate));

const bends: Readonly<Record<string, (inner: Inner) => Partial<Inner>>> = {
  'no handle at all': () => ({}),
  'a handle that cannot be reset': ({ _handle, _writeState }) => ({
    _handle: { writeSync: _handle.writeSync, onerror: _handle.onerror },
    _writeState,
  }),
  'a handle without writeSync': ({ _handle, _writeState }) => ({
    _handle: { reset: _handle.reset, onerror: _handle.onerror },
    _writeState,
  }),
  'a handle that reports errors some other way': ({ _writeState }) => ({
    _handle: { reset: () => undefined, writeSync: () => undefined },
    _writeState,
  }),
  'a write state of another type': ({ _handle }) => ({ _handle, _writeState: [0, 0] }),
  'a handle that writes nothing': ({ _writeState }) => ({
    _handle: { reset: () => undefined, writeSync: () => undefined, onerror: () => undefined },
    _writeState,
  }),
  'a handle that throws': ({ _writeState }) => ({
    _handle: {
      reset: () => undefined,
      onerror: () => undefined,
      writeSync: () => {
        throw new TypeError('wrong arguments');
      },
    },
    _writeState,
  }),
};

test.each(Object.keys(bends))('with %s the public call inflates', (name) => {
  const real = realCreateInflate();
  const bent = { ...bends[name]?.(real as unknown as Inner), close: () => real.close() };
  vi.mocked(createInflate).mockReturnValueOnce(bent as unknown as Inflate);
  checkInflater(new StreamInflater());
  // 4 sizes, 6 streams each but for the empty one, which cannot be too long, and one more where there is much too much.
  expect(vi.mocked(inflateSync)).toHaveBeenCalledTimes(24);
});

test('with the handle as it should be the public call is not needed', () => {
  checkInflater(new StreamInflater());
  expect(vi.mocked(inflateSync)).not.toHaveBeenCalled();
});
