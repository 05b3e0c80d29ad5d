import { describe, expect, it } from 'vitest';
import { readKubernetesYaml } from '../../../src/views/containers/kubernetes-yaml.ts';

/** `path=value` of every entry. */
function entries(text: string): string[] {
  const bytes = Buffer.from(text);
  return readKubernetesYaml(bytes).map(({ path, start, end }) => `${path}=${bytes.toString('utf8', start, end)}`);
}

describe('the entries of a Secret', () => {
  it.each<[string, string, string[]]>([
    ['plain', 'kind: Secret\ndata:\n  a: eA==\n', ['data.a=eA==']],
    ['behind text of several bytes a character', '# é東\nkind: Secret\nstringData:\n  a: é東\n', ['stringData.a=é東']],
    ['quoted, with comments', 'kind: "Secret" # c\ndata: # d\n  \'a\': "b" # e\n', ['data.a=b']],
    [
      'with a hash in them',
      "kind: Secret\nstringData:\n  a: b#c\n  d: '#e'\n",
      ['stringData.a=b#c', 'stringData.d=#e'],
    ],
    [
      'of a list whose elements are not indented',
      'items:\n- kind: Secret\n  data:\n    a: b\n- kind: X\n  data:\n    c: d\n',
      ['data.a=b'],
    ],
    ['behind a list at the same column', 'data:\n  a: b\nowners:\n- x\nkind: Secret\n', ['data.a=b']],
    ['not of what is nested deeper', 'kind: Secret\nmetadata:\n  data:\n    a: b\n', []],
    ['not below an entry', 'kind: Secret\ndata:\n  a:\n    b: c\n', []],
    ['not of another document', 'kind: Secret\n---\ndata:\n  a: b\n', []],
    ['not of another kind', 'kind: SecretStore\ndata:\n  a: b\n', []],
    ['not aliases, tags and flows', 'kind: Secret\ndata:\n  a: *x\n  b: !t y\n  c: {d: e}\n  f: [g]\n', []],
    ['not blocks of several lines', 'kind: Secret\nstringData:\n  a: |\n    b\n    c\n', []],
  ])('%s', (_title, text, expected) => {
    expect(entries(text)).toEqual(expected);
  });

  it('are read in time that grows with the text', () => {
    const text = 'kind: Secret\n'.repeat(100_000) + '  - kind: Secret\n'.repeat(50_000);
    expect(entries(`${text}---\nkind: Secret\ndata:\n  a: b\n`)).toEqual(['data.a=b']);
  });
});
