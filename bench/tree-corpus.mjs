// Makes the source tree of the tree benchmark from packages of the npm registry, pinned, so that anyone can have the same one.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('corpora/tree', import.meta.url));

/** Large packages that ship sources: together more than 100 MB in more than 10,000 files. */
const packages = [
  'react-native@0.76.6',
  'next@15.1.6',
  'monaco-editor@0.52.2',
  '@babylonjs/core@7.44.0',
  'typescript@5.7.3',
  'three@0.172.0',
  'antd@5.23.0',
  '@mui/material@6.4.0',
  'date-fns@4.1.0',
  'core-js@3.40.0',
  'rxjs@7.8.1',
  'lodash@4.17.21',
  '@angular/core@19.1.0',
  'webpack@5.97.1',
  '@fluentui/react@8.122.6',
];

/** The folder; built on first use. */
export async function makeTree() {
  if (existsSync(`${folder}/.complete`)) return folder;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const name of packages) {
    const target = `${folder}/${name.replace('/', '+')}`;
    mkdirSync(target);
    const tarball = execFileSync('npm', ['pack', '--silent', '--pack-destination', folder, name], { encoding: 'utf8' })
      .trim()
      .split('\n')
      .at(-1);
    execFileSync('tar', ['xzf', `${folder}/${tarball}`, '-C', target, '--strip-components=1']);
    rmSync(`${folder}/${tarball}`);
  }
  writeFileSync(`${folder}/.complete`, '');
  return folder;
}
