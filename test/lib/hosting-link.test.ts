import { expect, test } from 'vitest';
import { hostingLinks } from '../../src/lib/hosting-link.ts';

const at = { commit: 'c0ffee', path: 'dir/a b#.txt', line: 7 };

test.each([
  ['https://github.com/acme/shop.git', 'https://github.com/acme/shop/blob/c0ffee/dir/a%20b%23.txt#L7'],
  ['https://me:pa@ss@github.com/acme/shop', 'https://github.com/acme/shop/blob/c0ffee/dir/a%20b%23.txt#L7'],
  ['git@github.com:acme/shop.git', 'https://github.com/acme/shop/blob/c0ffee/dir/a%20b%23.txt#L7'],
  [
    'ssh://git@github.acme.example:2222/team/shop.git',
    'https://github.acme.example/team/shop/blob/c0ffee/dir/a%20b%23.txt#L7',
  ],
  ['https://gitlab.com/group/sub/shop.git', 'https://gitlab.com/group/sub/shop/-/blob/c0ffee/dir/a%20b%23.txt#L7'],
  [
    'https://gitlab.acme.example:8443/g/shop/',
    'https://gitlab.acme.example:8443/g/shop/-/blob/c0ffee/dir/a%20b%23.txt#L7',
  ],
  ['https://user@bitbucket.org/acme/shop.git', 'https://bitbucket.org/acme/shop/src/c0ffee/dir/a%20b%23.txt#lines-7'],
  [
    'https://gitea.acme.example/acme/shop',
    'https://gitea.acme.example/acme/shop/src/commit/c0ffee/dir/a%20b%23.txt#L7',
  ],
  ['https://codeberg.org/acme/shop', 'https://codeberg.org/acme/shop/src/commit/c0ffee/dir/a%20b%23.txt#L7'],
  [
    'https://acme@dev.azure.com/acme/My%20Project/_git/shop',
    'https://dev.azure.com/acme/My%20Project/_git/shop?path=%2Fdir%2Fa%20b%23.txt&version=GCc0ffee&line=7&lineEnd=8&lineStartColumn=1&lineEndColumn=1',
  ],
  [
    'git@ssh.dev.azure.com:v3/acme/project/shop',
    'https://dev.azure.com/acme/project/_git/shop?path=%2Fdir%2Fa%20b%23.txt&version=GCc0ffee&line=7&lineEnd=8&lineStartColumn=1&lineEndColumn=1',
  ],
  [
    'https://acme.visualstudio.com/DefaultCollection/project/_git/shop',
    'https://dev.azure.com/acme/project/_git/shop?path=%2Fdir%2Fa%20b%23.txt&version=GCc0ffee&line=7&lineEnd=8&lineStartColumn=1&lineEndColumn=1',
  ],
])('%s', (url, link) => {
  expect(hostingLinks(url)?.(at)).toBe(link);
});

test.each([
  '/srv/git/shop.git',
  '../shop',
  'file:///srv/shop',
  'https://git.example/acme/shop',
  'C:\\shop',
  '',
  'https://github.com',
])('makes no link for %j', (url) => expect(hostingLinks(url)?.(at)).toBeUndefined());
