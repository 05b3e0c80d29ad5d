import { describe, expect, it } from 'vitest';
import { contextBytes, cutWindow } from '../../src/match/window.ts';
import type { Dialect } from '../../src/rules/pack.ts';
import { bothEngines } from '../helpers/native-engine.ts';
import { compileToml, matcherOf } from '../helpers/scanning.ts';

type Place = readonly [start: number, end: number];

type Case = { readonly regex: string; readonly more?: string; readonly dialect?: Dialect };

/** The whole matches and the secrets of one rule, in both engines. */
function places({ regex, more = '', dialect }: Case, text: string | Buffer): { matches: Place[]; secrets: Place[] } {
  const { ruleSet } = compileToml(`[[rules]]\nid = "r"\nregex = '''${regex}'''\n${more}`, dialect);
  const [native, portable] = bothEngines.map((engine) =>
    matcherOf(ruleSet, engine).match(Buffer.from(text), undefined, () => true),
  );
  expect(portable).toEqual(native);
  const found = native ?? [];
  return {
    matches: found.map(({ span }): Place => [span.start, span.end]),
    secrets: found.map(({ secret }): Place => [secret.start, secret.end]),
  };
}

function matches(regex: string, text: string | Buffer, more = ''): Place[] {
  return places({ regex, more }, text).matches;
}

describe('a match', () => {
  const regex = '\\bkey_[a-z]{3,6}\\b';
  it.each<[string, string | Buffer, Place[]]>([
    ['is the whole file', 'key_abc', [[0, 7]]],
    ['stands at the start', 'key_abc.', [[0, 7]]],
    ['stands at the end', '.key_abc', [[1, 8]]],
    ['stands behind text of several bytes a character', 'é東😀 key_abc', [[10, 17]]],
    ['touches text that is no word for RE2', '東key_abc東', [[3, 10]]],
    ['stands at the end of a CRLF line', 'a\r\nkey_abc\r\n', [[3, 10]]],
    [
      'touches another',
      'key_abc key_def',
      [
        [0, 7],
        [8, 15],
      ],
    ],
    ['stands among bytes that are not UTF-8', Buffer.from([0xff, ...Buffer.from('key_abc'), 0xc3]), [[1, 8]]],
    ['stands behind a cut character', Buffer.from([0xe2, 0x82, ...Buffer.from('key_abc'), 0xf0, 0x9f]), [[2, 9]]],
    ['is too long for its bound', 'key_abcdefg', []],
    ['is too short', 'key_ab', []],
    ['lacks a word boundary before', 'xkey_abc', []],
    ['lacks a word boundary behind', 'key_abcdef1', []],
    ['is in another case', 'KEY_abc', []],
    ['is not there', '', []],
  ])('%s', (_case, text, expected) => {
    expect(matches(regex, text)).toEqual(expected);
  });

  // Such a pattern is tried on its line alone; what anchors see is the text all the same.
  it.each<[string, string, string, Place[]]>([
    ['at a line of its own', '(?m)^key_[a-z]{3}$', 'one\nkey_abc\ntwo', [[4, 11]]],
    ['with its line feeds as neighbours', '\\bkey_[a-z]{3,9}\\b', 'a\nkey_abc\nb', [[2, 9]]],
    ['not at the start of a line as of the text', '^key_[a-z]{3}', 'one\nkey_abc', []],
    ['not at the end of a line as of the text', 'key_[a-z]{3}$', 'key_abc\ntwo', []],
    ['at the start of the text', '^[a-z]{0,3}key_', 'abkey_\nkey_', [[0, 6]]],
    ['at the end of the text', 'key_[a-z]{3}$', 'key_abc\nkey_abc', [[8, 15]]],
    ['of which the line before holds a part', '[a-z]{0,9}key_', 'abc\nkey_', [[4, 8]]],
  ])('stands within a line %s', (_case, regex, text, expected) => {
    expect(matches(regex, text)).toEqual(expected);
  });

  it('stands in a text of any length at its exact offset', () => {
    const before = 'é\r\n\t'.repeat(60_000);
    const at = Buffer.byteLength(before);
    expect(matches(regex, `${before}key_abc${before}`)).toEqual([[at, at + 7]]);
  });

  it('is found where its literal stands several times in it', () => {
    expect(matches('[a-z]{0,9}secret[a-z]{0,9}!', 'xsecretsecretsecret! secret!')).toEqual([
      [0, 20],
      [21, 28],
    ]);
  });

  it('is the leftmost one around each place of its literal, so matches of a rule may overlap', () => {
    expect(matches('a[a-z]{0,4}key', 'aakeyakey')).toEqual([
      [0, 5],
      [1, 9],
    ]);
    expect(matches('a[a-z]{0,4}?key', 'aakey.akey')).toEqual([
      [0, 5],
      [6, 10],
    ]);
  });
});

describe('what stands around a window', () => {
  it.each<[string, string, string, Place[]]>([
    ['^ is the start of the text only', '^key_[a-z]{3}', 'key_abc\nkey_abc', [[0, 7]]],
    [
      '(?m)^ is the start of a line',
      '(?m)^key_[a-z]{3}',
      'key_abc\nkey_abc key_abc',
      [
        [0, 7],
        [8, 15],
      ],
    ],
    ['$ is the end of the text only', 'key_[a-z]{3}$', 'key_abc\nkey_abc', [[8, 15]]],
    [
      '(?m)$ does not skip a carriage return',
      '(?m)key_[a-z]{3}$',
      'key_abc\nkey_abc\r\nkey_abc',
      [
        [0, 7],
        [17, 24],
      ],
    ],
    ['\\B sees the character in front', '\\Bkey_[a-z]{3}', 'key_abc xkey_abc', [[9, 16]]],
    ['a fake border at the left does not make a match', '\\bkey=([a-z]{3,9})', 'abkey=keyab', []],
    ['a fake border at the right does not make a match', '[a-z]{2,20}foo\\b', 'xxfooafoobar', []],
    ['a true border at the right does', '[a-z]{2,20}foo\\b', 'xxfooafoo bar', [[0, 9]]],
  ])('%s', (_case, regex, text, expected) => {
    expect(matches(regex, text)).toEqual(expected);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 60])('is real %i bytes before and behind the match', (distance) => {
    for (const filler of ['x', '.', 'é', '😀']) {
      const around = filler.repeat(distance);
      const isWord = filler === 'x';
      const at = Buffer.byteLength(around);
      expect(matches('\\bkey_[a-z]{2}\\b', `${around}key_ab`)).toEqual(isWord ? [] : [[at, at + 6]]);
      expect(matches('\\bkey_[0-9]{2}\\b', `key_12${around}`)).toEqual(isWord ? [] : [[0, 6]]);
    }
  });
});

describe('a match that reaches further from its literal than its window', () => {
  const more = 'window = 16';
  const long = 'a'.repeat(40);
  it.each<[string, string, string, Place[]]>([
    ['is cut where nothing has to stand behind it', 'key_[a-z]{4,}', `key_${long}`, [[0, 20]]],
    ['is cut between characters', 'key_x[^ ]{4,}', `key_x${'é'.repeat(40)}`, [[0, 21]]],
    ['is cut in front of a character that does not fit', 'key_[^ ]{4,}', `key_x${'é'.repeat(40)}`, [[0, 19]]],
    ['is none where its end is checked', 'key_[a-z]{4,}(?:[^a-z]|$)', `key_${long} `, []],
    ['is none where its end is a border', 'key_[a-z]{4,}\\b', `key_${long} `, []],
    ['is none at the end of the text', 'key_[a-z]{4,}(?:[^a-z]|$)', `key_${'a'.repeat(17)}`, []],
    ['is one when it just fits, at the end', 'key_[a-z]{4,}(?:[^a-z]|$)', `key_${'a'.repeat(16)}`, [[0, 20]]],
    ['is one when it just fits, in the text', 'key_[a-z]{4,}(?:[^a-z]|$)', `key_${'a'.repeat(15)} ab`, [[0, 20]]],
    ['gives way to a shorter one', 'key_[a-z]{4,}(?: [a-z]{4,}!)?', `key_abcd ${long}`, [[0, 8]]],
    ['gives way to a shorter one that ends well', 'key_[a-z ]{4,}\\b', `key_abcd efgh ${long}`, [[0, 14]]],
    ['gives way to what another alternative has of it', '(?:key_[a-z]+!|key_a)', `key_${long}!`, [[0, 5]]],
  ])('%s', (_case, regex, text, expected) => {
    expect(matches(regex, text, more)).toEqual(expected);
  });

  it('keeps its groups', () => {
    expect(places({ regex: 'key_([a-z]{4,})', more }, `- key_${long}`)).toEqual({
      matches: [[2, 22]],
      secrets: [[6, 22]],
    });
  });

  it('does not hide the next one', () => {
    expect(matches('key_[a-z]{4,}(?:[^a-z]|$)', `key_${long} key_abcd`, more)).toEqual([[45, 53]]);
  });
});

describe('the secret', () => {
  it.each<[string, string, string, string, Place]>([
    ['is the whole match without groups', 'key_[a-z]+z', 'window = 20', 'key_abz', [0, 7]],
    ['is the first group by default', 'key_([a-z]{2})([0-9]{2})', '', 'key_ab12', [4, 6]],
    ['is the first group that took part', 'key_(?:([a-z]{2})|([0-9]{2}))', '', 'key_12', [4, 6]],
    ['is the first group that is not empty', 'key_([a-z]{0,3})([0-9]{2})', '', 'key_12', [4, 6]],
    ['is the group asked for', 'key_([a-z]{2})([0-9]{2})', 'secretGroup = 2', 'key_ab12', [6, 8]],
    [
      'is the whole match when the group asked for took no part',
      'key_(?:([a-z]{2})|[0-9]{2})',
      'secretGroup = 1',
      'key_12',
      [0, 6],
    ],
    ['may be a named group', 'key_(?P<value>[a-z]{2})', '', 'key_ab', [4, 6]],
    ['may be an outer group', '(key_([a-z]{2}))', '', 'key_ab', [0, 6]],
  ])('%s', (_case, regex, more, text, secret) => {
    expect(places({ regex, more }, text).secrets).toEqual([secret]);
  });

  it('of one rule is reported once though several literals lead to it', () => {
    const found = places({ regex: '(?:key|pass)word=((?:key|pass)word[0-9]{2})' }, 'keyword=password12');
    expect(found).toEqual({ matches: [[0, 18]], secrets: [[8, 18]] });
  });

  it('inside another of the same rule is not reported', () => {
    expect(places({ regex: 'k=([a-zk=]{3,12})key' }, 'k=abk=abckey').secrets).toEqual([[2, 9]]);
  });
});

describe('a rule without a literal', () => {
  const more = 'always = true\nalwaysReason = "it is a test"';
  it('runs everywhere and finds every match, one behind the other', () => {
    expect(matches('[0-9]{3}', '1234567 89\n012é345', more)).toEqual([
      [0, 3],
      [3, 6],
      [11, 14],
      [16, 19],
    ]);
  });

  it('never reports an empty match', () => {
    expect(matches('[0-9]{0,4}', 'é1😀22', more)).toEqual([
      [2, 3],
      [7, 9],
    ]);
  });
});

describe('rules of a gitleaks file', () => {
  const token = { regex: '[a-z]{3}[0-9]{3}', dialect: 'gitleaks' } as const;
  it.each<[string, string, string, Place[]]>([
    ['run on the whole text once a keyword stands anywhere', 'keywords = ["Magic"]', 'abc123\n\n\nMAGIC', [[0, 6]]],
    ['do not run without their keyword', 'keywords = ["magic"]', 'abc123 magi c', []],
    ['need one of several keywords', 'keywords = ["magic", "token"]', 'abc123 token', [[0, 6]]],
    ['take keywords of one or two characters', 'keywords = ["Q#"]', 'abc123 q#', [[0, 6]]],
    ['miss keywords of one or two characters', 'keywords = ["q#"]', 'abc123 q-#', []],
    ['take short keywords beyond ASCII', 'keywords = ["é"]', 'abc123 é', [[0, 6]]],
    ['take long keywords beyond ASCII', 'keywords = ["ключ"]', 'abc123 ключ', [[0, 6]]],
    ['without keywords run always', '', 'abc123', [[0, 6]]],
  ])('%s', (_case, more, text, expected) => {
    expect(places({ ...token, more }, text).matches).toEqual(expected);
  });

  it.each<[string, string, Place[]]>([
    ['with literals of its own still wait for the keyword', 'pre_abc', []],
    ['with literals of its own open by a keyword elsewhere', 'magic pre_abc', [[6, 13]]],
  ])('%s', (_case, text, expected) => {
    expect(places({ regex: 'pre_[a-z]{3}', more: 'keywords = ["magic"]', dialect: 'gitleaks' }, text).matches).toEqual(
      expected,
    );
  });

  it('open by a keyword far outside the regions', () => {
    const { ruleSet } = compileToml(
      `[[rules]]\nid = "r"\nregex = 'pre_[a-z]{3}'\nkeywords = ["magic", "q#"]`,
      'gitleaks',
    );
    for (const keyword of ['magic', 'Q#']) {
      const bytes = Buffer.from(`pre_abc${' '.repeat(100_000)}${keyword}`);
      const found = matcherOf(ruleSet).match(bytes, [{ start: 0, end: 7 }], () => true);
      expect(found.map(({ span }) => span)).toEqual([{ start: 0, end: 7 }]);
    }
  });
});

describe('the filter', () => {
  it('decides once per rule whether it applies', () => {
    const { ruleSet } = compileToml(
      `[[rules]]\nid = "a"\nregex = 'aaa_[0-9]'\n[[rules]]\nid = "b"\nregex = 'bbb_[0-9]'`,
    );
    const asked: string[] = [];
    const found = matcherOf(ruleSet).match(Buffer.from('aaa_1 bbb_2 aaa_3'), undefined, ({ spec }) => {
      asked.push(spec.id);
      return spec.id === 'a';
    });
    expect(asked.sort()).toEqual(['a', 'b']);
    expect(found.map(({ span }) => span.start)).toEqual([0, 12]);
  });
});

describe('cutWindow', () => {
  const text = Buffer.from('aé東😀z');

  it.each<[number, number, number, string]>([
    [0, 11, 0, 'aé東😀z'],
    [-5, 99, 0, 'aé東😀z'],
    [2, 4, 1, 'é東'],
    [3, 6, 3, '東'],
    [5, 7, 3, '東😀'],
    [9, 10, 6, '😀'],
    [10, 11, 10, 'z'],
  ])('from %i to %i starts at %i: %s', (start, end, from, expected) => {
    const window = cutWindow(text, start, end);
    expect([window.start, window.bytes.toString()]).toEqual([from, expected]);
  });

  it.each<[string, readonly number[], string]>([
    ['a stray continuation byte', [0x61, 0x80, 0x62], 'a\x1ab'],
    ['an overlong form', [0xc0, 0xaf, 0xe0, 0x80, 0xaf], '\x1a\x1a\x1a\x1a\x1a'],
    ['a surrogate', [0xed, 0xa0, 0x80], '\x1a\x1a\x1a'],
    ['beyond U+10FFFF', [0xf4, 0x90, 0x80, 0x80, 0xf5, 0x61], '\x1a\x1a\x1a\x1a\x1aa'],
    ['a cut character before a whole one', [0xe2, 0x82, 0xc3, 0xa9], '\x1a\x1aé'],
    ['a cut character at the end', [0x61, 0xf0, 0x9f, 0x98], 'a\x1a\x1a\x1a'],
  ])('replaces %s byte for byte and leaves the original alone', (_case, bytes, expected) => {
    const original = Buffer.from(bytes);
    expect(cutWindow(original, 0, original.length).bytes.toString()).toBe(expected);
    expect([...original]).toEqual(bytes);
  });

  it('leaves room for one character of context on each side', () => {
    expect(contextBytes).toBeGreaterThanOrEqual(Buffer.byteLength('😀'));
  });
});
