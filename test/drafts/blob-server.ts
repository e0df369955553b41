import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a host's server knows of one place. */
export interface Place {
  bytes: Buffer;
  etag: string;
  readonly tokenHash: string;
}

/** A real server that keeps blobs the way hosts are asked to, and everything that it ever saw. */
export interface BlobServer {
  /** For `httpResumeStore`. */
  readonly address: string;
  readonly places: Map<string, Place>;
  /** Each request as a line: method, place and bytes sent. */
  readonly log: { readonly method: string; readonly locator: string; readonly bytes: number }[];
  /** Answers all requests with this status from now on; 0 for as they deserve. */
  failWith: number;
  close(): void;
}

/** Starts one. */
export async function startBlobServer(): Promise<BlobServer> {
  const places = new Map<string, Place>();
  const server = createServer((request, response) => void answer(request, response));
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const { method = '', url = '' } = request;
    const locator = url.slice('/drafts/'.length);
    const body = Buffer.concat((await request.toArray()) as Buffer[]);
    blobs.log.push({ method, locator, bytes: body.length });
    const end = (status: number, headers = {}, bytes?: Buffer) => void response.writeHead(status, headers).end(bytes);
    if (blobs.failWith) return end(blobs.failWith);
    const place = places.get(locator);
    if (method === 'GET') return place ? end(200, { ETag: place.etag }, place.bytes) : end(404);
    const tokenHash = createHash('sha256').update(String(request.headers['write-token'])).digest('hex');
    const { 'if-match': match, 'if-none-match': none } = request.headers;
    if (method === 'PUT' && (place ? match !== place.etag : none !== '*')) return end(412);
    if (place && place.tokenHash !== tokenHash) return end(403);
    if (method === 'DELETE') places.delete(locator);
    else places.set(locator, { bytes: body, etag: `"${randomUUID()}"`, tokenHash });
    return end(204, { ETag: places.get(locator)?.etag ?? '' });
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const blobs: BlobServer = {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/drafts/`,
    places,
    log: [],
    failWith: 0,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
  return blobs;
}
