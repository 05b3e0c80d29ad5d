import { describe, expect, it } from 'vitest';
import { expandTemplate, TemplateError } from '../../src/rules/example-template.ts';

describe('a template', () => {
  it.each<[string, RegExp]>([
    ['plain text % { } %', /^plain text % \{ \} %$/],
    ['%{base62:36}', /^[0-9A-Za-z]{36}$/],
    ['%{base62:20-40}', /^[0-9A-Za-z]{20,40}$/],
    ['%{hex:40}', /^[0-9a-f]{40}$/],
    ['%{HEX:40}', /^[0-9A-F]{40}$/],
    ['%{digits:12}', /^[0-9]{12}$/],
    ['%{lower:9}%{upper:9}', /^[a-z]{9}[A-Z]{9}$/],
    ['%{alpha:30}', /^[A-Za-z]{30}$/],
    ['%{alnum:30}-%{ALNUM:30}', /^[0-9a-z]{30}-[0-9A-Z]{30}$/],
    ['%{base64:44}', /^[0-9A-Za-z+/]{44}$/],
    ['%{base64url:44}', /^[0-9A-Za-z_-]{44}$/],
    ['%{base32:16}%{base32lower:16}', /^[A-Z2-7]{16}[a-z2-7]{16}$/],
    ['%{base58:200}', /^[1-9A-HJ-NP-Za-km-z]{200}$/],
    ['%{word:50}', /^\w{50}$/],
    ['%{printable:80}', /^[\x21-\x7e]{80}$/],
    ['%{uuid}', /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/],
    ['%{from:abc:10}', /^[abc]{10}$/],
    ['%{from:a:b:10}', /^[a:b]{10}$/],
    ['%{repeat:x:10}', /^x{10}$/],
    ['%{repeat:ab:3}', /^ababab$/],
    ['%{hex:0}|', /^\|$/],
    ['%%{hex:4}', /^%\{hex:4\}$/],
    ['a%%{%{digits:2}', /^a%\{\d\d$/],
  ])('%s gives what it says', (template, pattern) => {
    expect(expandTemplate(template, 'rule')).toMatch(pattern);
  });

  it.each([
    ['%{b64:{"user":"%{base62:20}"}}', 'base64', /^\{"user":"[0-9A-Za-z]{20}"\}$/],
    ['%{b64url:a:b?%{hex:8}}', 'base64url', /^a:b\?[0-9a-f]{8}$/],
  ] as const)('%s encodes what stands inside', (template, encoding, pattern) => {
    const text = expandTemplate(template, 'rule');
    expect(Buffer.from(text, encoding).toString()).toMatch(pattern);
    expect(Buffer.from(Buffer.from(text, encoding)).toString(encoding)).toBe(text);
  });

  it('gives the same text for the same rule, and another for another rule or template', () => {
    const text = expandTemplate('%{base62:36}', 'rule');
    expect(expandTemplate('%{base62:36}', 'rule')).toBe(text);
    expect(expandTemplate('%{base62:36}', 'other')).not.toBe(text);
    expect(expandTemplate('x%{base62:36}', 'rule').slice(1)).not.toBe(text);
    expect(expandTemplate('%{hex:40}%{hex:40}', 'rule')).not.toMatch(/^(.{40})\1$/);
  });

  it.each([
    ['%{nope:3}', 'there is no placeholder %{nope}'],
    ['%{toString:3}', 'there is no placeholder %{toString}'],
    ['ab%{hex:3', 'placeholder at character 3 is not closed'],
    ['%{b64:%{hex:4}', 'is not closed'],
    ['%{hex}', '"" is not a length'],
    ['%{hex:x}', '"x" is not a length such as 36 or 20-40'],
    ['%{hex:123456}', '"123456" is not a length'],
    ['%{hex:40-20}', '"40-20" is an empty range'],
    ['%{uuid:4}', 'there is no placeholder %{uuid}'],
    ['%{from:10}', '%{from} needs characters and a length'],
    ['%{repeat::10}', '%{repeat} needs characters and a length'],
    ['%{}', 'there is no placeholder %{}'],
  ])('%s is refused: %s', (template, message) => {
    expect(() => expandTemplate(template, 'rule')).toThrow(TemplateError);
    expect(() => expandTemplate(template, 'rule')).toThrow(message);
  });
});
