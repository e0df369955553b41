import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openSite, strictPolicy } from './host-site.ts';

/** A site with a server that takes what forms post. */
export interface ReceivingSite {
  readonly url: string;
  /** What was posted so far, the oldest first. */
  readonly posted: readonly FormData[];
  close(): Promise<void>;
}

/** Serves what `openSite` serves, under the strict policy, and answers every post with a page that says thanks. */
export async function openReceivingSite(): Promise<ReceivingSite> {
  const site = await openSite();
  const posted: FormData[] = [];
  const server = createServer((request, response) => {
    const answer = async () => {
      if (request.method === 'POST') {
        posted.push(await formDataOf(request));
        response.writeHead(200, { 'Content-Type': 'text/html', 'Content-Security-Policy': strictPolicy });
        response.end('<!doctype html><html lang="en"><title>Thank you</title><h1>Thank you</h1></html>');
        return;
      }
      const page = await fetch(site.url + (request.url ?? '/'));
      const type = page.headers.get('content-type') ?? 'application/octet-stream';
      response.writeHead(page.status, { 'Content-Type': type, 'Content-Security-Policy': strictPolicy });
      response.end(Buffer.from(await page.arrayBuffer()));
    };
    answer().catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  await listening(server);
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await site.close();
  };
  return { url: `http://localhost:${(server.address() as AddressInfo).port}`, posted, close };
}

function listening(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, 'localhost', resolve);
  });
}

async function formDataOf(request: IncomingMessage): Promise<FormData> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const headers = { 'content-type': request.headers['content-type'] ?? '' };
  return new Response(Buffer.concat(chunks), { headers }).formData();
}
