// A static server for tests, under the strictest content security policy the product promises to work under.
import { createServer } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { listen } from '../demo/receiver/listen.js';
import { strictPolicy } from '../demo/receiver/policy.js';
import { root } from './run.mjs';

export { strictPolicy };

/** The files of the demo as they lie there, without the server that belongs to them. */
export const demoRoots = { '/dist': 'dist', '/schemas': 'schemas', '/': 'demo' };

/**
 * Serves folders of the repository on localhost.
 * @param {object} options
 * @param {number} [options.port] the port wanted; 0 takes any free one
 * @param {boolean} [options.nextFree] whether to go on to the following ports when that one is taken
 * @param {Record<string, string>} options.roots folder by address prefix; the first match answers
 * @param {Record<string, string>} [options.headers] response headers, in place of the strict policy
 * @returns {Promise<{ url: string, port: number, close: () => Promise<void> }>}
 */
export async function serve({ port = 0, nextFree = false, roots, headers }) {
  const sites = Object.entries(roots).map(([prefix, folder]) => ({
    prefix: prefix.replace(/\/$/, ''),
    handle: sirv(join(root, folder), { dev: true }),
  }));
  const policy = headers ?? { 'Content-Security-Policy': strictPolicy };

  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(policy)) response.setHeader(name, value);
    response.setHeader('X-Content-Type-Options', 'nosniff');
    const address = request.url ?? '/';
    // Browsers ask for it unasked; a 404 would be noise in every console.
    if (address === '/favicon.ico') return void response.writeHead(204).end();
    const site = sites.find(({ prefix }) => address === prefix || address.startsWith(`${prefix}/`));
    const notFound = () => {
      response.statusCode = 404;
      response.end('Not found');
    };
    if (!site) return notFound();
    // Without the slash, the page's relative addresses would miss its folder.
    if (address === site.prefix) return void response.writeHead(308, { Location: `${address}/` }).end();
    request.url = address.slice(site.prefix.length);
    site.handle(request, response, notFound);
  });

  return listen(server, { port, nextFree });
}
