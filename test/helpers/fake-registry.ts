// A registry on loopback that behaves as a test wants it, and remembers what it was asked.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';

export type Asked = {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
};

/** Answers a request; the count is how often this method and address were asked before. */
export type Handler = (asked: Asked, response: ServerResponse, before: number) => void;

export class FakeRegistry {
  readonly asked: Asked[] = [];
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
  }

  /** With `tls`, it speaks https. */
  static async start(handler: Handler, tls?: { readonly key: string; readonly cert: string }): Promise<FakeRegistry> {
    const server: Server = tls ? createTlsServer(tls) : createServer();
    const registry = new FakeRegistry(server);
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const { method = '', url = '', headers } = request;
        const before = registry.asked.filter((other) => other.url === url && other.method === method).length;
        const asked = { method, url, headers, body: Buffer.concat(parts).toString() };
        registry.asked.push(asked);
        handler(asked, response, before);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return registry;
  }

  /** `127.0.0.1:12345`. */
  get host(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
