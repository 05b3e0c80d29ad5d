// What every inflater must do, however it does it.

import { deflateSync } from 'node:zlib';
import { expect } from 'vitest';
import { inflateRoom, type StreamInflater } from '../../src/git/stream-inflater.ts';

/** Inflates whole, cut, too long and damaged streams one after another. */
export function checkInflater(inflater: StreamInflater): void {
  const output = Buffer.alloc(5000, 0xee);
  const run = (input: Buffer, size: number) => inflater.inflate(input, 3, input.length - 3, output, 7, size);
  const shift = (stream: Buffer) => Buffer.concat([Buffer.from('???'), stream]);
  for (const size of [0, 1, 60, 4000]) {
    const content = Buffer.from(Array.from({ length: size }, (_, i) => (i * 7919) & 0xff));
    const stream = shift(deflateSync(content));
    expect(run(Buffer.concat([stream, Buffer.from('rest')]), size)).toBe('whole');
    expect(output.subarray(7, 7 + size).equals(content)).toBe(true);
    expect(run(stream.subarray(0, -3), size)).toBe('damaged');
    expect(run(stream, size + 1)).toBe('damaged');
    if (size > 0) expect(run(stream, size - 1)).toBe('too-long');
    if (size > inflateRoom) expect(run(stream, size - inflateRoom - 1)).toBe('too-long');
    expect(run(shift(Buffer.from('no zlib stream')), size)).toBe('damaged');
    expect(run(stream, size)).toBe('whole');
  }
  expect([output[6], output[4500]]).toEqual([0xee, 0xee]);
  inflater.close();
}
