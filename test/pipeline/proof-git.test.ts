// Secrets of staged changes and histories that are proven by other files of the repository. The git program only builds the repositories.

import { expect, test } from 'vitest';
import { type Scratch, withRepository } from '../git/scratch.ts';
import { certificateOf } from '../helpers/certificates.ts';
import { runHistory } from '../helpers/history.ts';
import {
  newKeyPair,
  newMasterKey,
  privatePem,
  proofsAt,
  provenFindings,
  publicDer,
  publicPem,
  railsCredentials,
} from '../helpers/proofs.ts';
import { scanStaged } from '../helpers/staged.ts';

const head = (scratch: Scratch): string => scratch.git(['rev-parse', 'HEAD']).trim();
const short = (commit: string): string => `commit ${commit.slice(0, 12)}`;

test('a staged key is proven by what is committed already, and not by the work tree', () =>
  withRepository(async (scratch) => {
    const [pair, other] = [newKeyPair(), newKeyPair()];
    const key = newMasterKey();
    scratch.write('certs/server.crt', certificateOf(publicDer(pair)));
    scratch.write('config/credentials.yml.enc', railsCredentials(key));
    scratch.commit();
    scratch.write('server.key', privatePem(pair));
    scratch.write('other.key', privatePem(other));
    scratch.write('config/master.key', key);
    scratch.git(['add', '-A']);
    scratch.write('other.pub.pem', publicPem(other));
    const { stdout } = await scanStaged(scratch);
    expect(proofsAt(stdout, 'server.key')).toEqual([
      'high proven: matches public key in certs/server.crt:1 (certificate)',
    ]);
    expect(proofsAt(stdout, 'config/master.key')).toEqual(['high proven: decrypts config/credentials.yml.enc:1']);
    expect(proofsAt(stdout, 'other.key')).toEqual(['high alone']);
  }));

test('a key of a history is proven by HEAD, or by the commit that brought it in', () =>
  withRepository(async (scratch) => {
    const [old, kept, lone] = [newKeyPair(), newKeyPair(), newKeyPair()];
    scratch.write('old/server.key', privatePem(old));
    scratch.write('old/server.pem', publicPem(old));
    scratch.write('kept.key', privatePem(kept));
    scratch.write('lone.key', privatePem(lone));
    scratch.commit('keys');
    const first = head(scratch);
    scratch.git(['rm', '-rq', 'old', 'kept.key', 'lone.key']);
    scratch.write('kept.pub', `\n${publicPem(kept)}`);
    scratch.commit('certificates');
    const second = head(scratch);
    const { stdout } = await runHistory(scratch);
    expect(proofsAt(stdout, 'old/server.key')).toEqual([
      `high proven: matches public key in old/server.pem:1 (${short(first)})`,
    ]);
    expect(proofsAt(stdout, 'kept.key')).toEqual([`high proven: matches public key in kept.pub:2 (${short(second)})`]);
    expect(proofsAt(stdout, 'lone.key')).toEqual(['high alone']);
    expect(provenFindings(stdout).find(({ path }) => path === 'kept.key')?.proof?.commit).toBe(second);
  }));

test('a Rails key that opens an older version of its credentials is proven by that one', () =>
  withRepository(async (scratch) => {
    const [old, current] = [newMasterKey(), newMasterKey()];
    scratch.write('config/master.key', old);
    scratch.write('config/credentials.yml.enc', railsCredentials(old));
    scratch.commit('first');
    const first = head(scratch);
    scratch.git(['rm', '-q', 'config/master.key']);
    scratch.write('config/credentials.yml.enc', railsCredentials(current));
    scratch.commit('rotated');
    const { stdout } = await runHistory(scratch);
    expect(proofsAt(stdout, 'config/master.key')).toEqual([
      `high proven: decrypts config/credentials.yml.enc:1 (${short(first)})`,
    ]);
  }));

test('a key that a range adds is proven by the tree of its head', () =>
  withRepository(async (scratch) => {
    const pair = newKeyPair();
    scratch.write('certs/a.crt', certificateOf(publicDer(pair)));
    scratch.commit('base');
    scratch.write('a.key', privatePem(pair));
    scratch.commit('key');
    const { stdout } = await runHistory(scratch, ['HEAD~1..HEAD']);
    expect(proofsAt(stdout, 'a.key')).toEqual([
      `high proven: matches public key in certs/a.crt:1 (certificate, ${short(head(scratch))})`,
    ]);
  }));
