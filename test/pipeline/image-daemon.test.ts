// Images of a running Docker, which is played by a server on a unix socket.

import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { CliFolder, type CliResult, token } from '../helpers/cli.ts';
import { imagePlaces, oneRule, reportOf, withOneRule } from '../helpers/image-report.ts';
import { buildImage, dockerSave } from '../helpers/images.ts';

const archive = dockerSave([
  {
    image: buildImage({ layers: [{ items: [{ name: 'a', content: `T=${token}\n` }], packing: 'plain' }] }),
    tags: ['acme/shop:1.2'],
  },
]);

let server: Server | undefined;
let folder: CliFolder | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  folder?.remove();
});

/** Serves `acme/shop:1.2`; `sent` is what it gives of the archive. */
async function scan(image: string, sent: Buffer | undefined, ...flags: readonly string[]): Promise<CliResult> {
  folder = new CliFolder(oneRule);
  const socket = join(folder.path, 'docker.sock');
  if (sent) {
    server = createServer((request, response) => {
      if (request.url === '/images/acme/shop:1.2/json') response.end('{}');
      else if (request.url === '/images/acme/shop:1.2/get') {
        response.writeHead(200, { 'content-length': String(archive.length) });
        response.write(sent, () => (sent.length < archive.length ? response.destroy() : response.end()));
      } else response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server!.listen(socket, resolve));
  }
  const env = { HOME: folder.path, DOCKER_HOST: `unix://${socket}` };
  return folder.run(['scan', 'image', image, '-f', 'json', ...withOneRule, ...flags], { env });
}

describe('a daemon', () => {
  it('that has the image is asked before any registry', async () => {
    const result = await scan('acme/shop:1.2', archive);
    expect(imagePlaces(result)).toEqual(['a in 1/1, there']);
    expect(reportOf(result).findings[0]!.origin.image).toBe('acme/shop:1.2');
  });

  it('whose answer ends early leaves a hole', async () => {
    const result = await scan('acme/shop:1.2', archive.subarray(0, 4000), '--from', 'daemon');
    expect(reportOf(result).complete).toBe(false);
    expect(
      reportOf(result)
        .diagnostics.map(({ message }) => message)
        .join(),
    ).toMatch(/no answer|ends too early/);
  });

  it('that has not got it says so', async () => {
    const result = await scan('acme/other:1', archive, '--from', 'daemon');
    expect([result.code, result.stderr]).toEqual([2, 'trapline: the Docker daemon has no image acme/other:1\n']);
  });

  it('that is not there says so', async () => {
    const result = await scan('acme/shop:1.2', undefined, '--from', 'daemon');
    expect([result.code, result.stderr]).toEqual([2, expect.stringContaining('DOCKER_HOST: there is no socket')]);
  });
});
