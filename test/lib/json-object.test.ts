import { describe, expect, it } from 'vitest';
import { numberMember, parseJsonObject, stringMember } from '../../src/lib/json-object.ts';

const parse = (text: string): unknown => parseJsonObject(Buffer.from(text));

describe('parseJsonObject', () => {
  it.each(['[]', '"text"', '1', 'null', '{', '{"a":1}x', '{"a":', ''])('refuses %j', (text) => {
    expect(parse(text)).toBeUndefined();
  });

  it('refuses bytes that are not UTF-8', () => {
    expect(parseJsonObject(Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]))).toBeUndefined();
  });

  it('refuses more than 64 KB', () => {
    const object = (length: number): string => `{"a":"${'x'.repeat(length - 8)}"}`;
    expect(parse(object(1 << 16))).toBeDefined();
    expect(parse(object((1 << 16) + 1))).toBeUndefined();
  });

  it('follows nesting 32 deep, and no deeper', () => {
    const nested = (depth: number): string => `{"a":${'['.repeat(depth - 1)}${']'.repeat(depth - 1)}}`;
    expect(parse(nested(32))).toBeDefined();
    expect(parse(nested(33))).toBeUndefined();
  });

  it('does not count brackets inside strings', () => {
    expect(parse(`{"a":"${'[\\"'.repeat(100)}"}`)).toBeDefined();
  });
});

describe('members', () => {
  it('are those of the object itself, and of the type asked for', () => {
    const object = parseJsonObject(Buffer.from('{"__proto__":{"org":"x"},"iat":"1","name":"","big":1e999}'));
    expect(stringMember(object, 'org')).toBeUndefined();
    expect(stringMember(object, 'constructor')).toBeUndefined();
    expect(stringMember(object, 'name')).toBeUndefined();
    expect(numberMember(object, 'iat')).toBeUndefined();
    expect(numberMember(object, 'big')).toBeUndefined();
    expect(stringMember(undefined, 'org')).toBeUndefined();
  });
});
