import { describe, expect, it } from 'vitest';
import { keyLines, parseToml } from '../../src/lib/toml.ts';
import { ToolError } from '../../src/model/tool-error.ts';

function linesOf(...text: readonly string[]): Record<string, number> {
  return Object.fromEntries(keyLines(text.join('\n')));
}

describe('keyLines', () => {
  it('names top-level keys, tables and their keys', () => {
    expect(linesOf('title = "x"', '', '[extend]', 'path = "y"', '  useDefault = true')).toEqual({
      title: 1,
      extend: 3,
      'extend.path': 4,
      'extend.useDefault': 5,
    });
  });

  it('numbers the tables of a list, and those inside them anew', () => {
    const text = ['[[rules]]', 'id = "a"', '[[rules.allowlists]]', 'paths = []', '[[rules.allowlists]]', 'paths = []'];
    expect(linesOf(...text, '[[rules]]', 'id = "b"', '[rules.examples]', 'match = []', '[[rules.allowlists]]')).toEqual(
      {
        'rules[0]': 1,
        'rules[0].id': 2,
        'rules[0].allowlists[0]': 3,
        'rules[0].allowlists[0].paths': 4,
        'rules[0].allowlists[1]': 5,
        'rules[0].allowlists[1].paths': 6,
        'rules[1]': 7,
        'rules[1].id': 8,
        'rules[1].examples': 9,
        'rules[1].examples.match': 10,
        'rules[1].allowlists[0]': 11,
      },
    );
  });

  it.each<[string, readonly string[]]>([
    ['a literal string', ["a = '''", 'no = 1', "[no]'''", 'b = 2']],
    ['a basic string', ['a = """', 'no = 1', '""" # """', 'b = 2']],
    ['a literal string that ends in quotes', ["a = '''x", "no = ''''", '# c', 'b = 2']],
    ['a comment with quotes', ["a = 1 # '''", '# no = """', '# no = 1', 'b = 2']],
    ['a string with quotes in it', ["a = \"''' \\\" '''\"", '', '', 'b = 2']],
    ['a list over lines', ['a = [', "  'no = 1',", ']', 'b = 2']],
    ['a list of inline tables', ['a = [', '  { no = 1 },', ']', 'b = 2']],
  ])('sees no keys inside %s', (_case, text) => {
    expect(linesOf(...text)).toEqual({ a: 1, b: 4 });
  });

  it('reads quoted keys, odd spacing, CRLF and a byte order mark', () => {
    expect(Object.fromEntries(keyLines('\uFEFFtitle = 1\r\n[ "a" . b ]\r\n\t"key"\t=\t1\r\n[[ c ]] # x\r\n'))).toEqual({
      title: 1,
      'a.b': 2,
      'a.b.key': 3,
      'c[0]': 4,
    });
  });
});

describe('parseToml', () => {
  it('gives plain tables and passes over a byte order mark', () => {
    expect(parseToml('\uFEFFa = 1\n[b]\nc = ["d"]', 'x.toml')).toEqual({ a: 1, b: { c: ['d'] } });
  });

  it.each([
    ['a = 1\nb =', 'x.toml:2:4: '],
    ['a = 1\na = 2', 'x.toml:2:'],
    ['[a\n', 'x.toml:1:'],
    ["a = 'b", 'x.toml:1:'],
  ])('says where %j is wrong', (text, place) => {
    const parse = (): unknown => parseToml(text, 'x.toml');
    expect(parse).toThrow(ToolError);
    expect(parse).toThrow(expect.objectContaining({ code: 'config-syntax' }));
    expect(parse).toThrow(place);
  });
});
