import { expect, it } from 'vitest';
import { shannonEntropy } from '../../src/lib/entropy.ts';

it.each([
  ['', 0],
  ['a', 0],
  ['aaaaaaaa', 0],
  ['ab', 1],
  ['aabb', 1],
  ['aaab', 0.8112781244591328],
  ['abcd', 2],
  ['0123456789abcdef', 4],
  ['é東😀x', 2],
  ['😀😀', 0],
])('the entropy of %j is %d bits a character', (text, bits) => {
  expect(shannonEntropy(text)).toBeCloseTo(bits, 12);
});

it('the entropy does not depend on the order of the characters', () => {
  expect(shannonEntropy('abcaab')).toBeCloseTo(shannonEntropy('aaabbc'), 12);
});
