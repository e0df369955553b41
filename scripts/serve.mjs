// A static server under the strictest content security policy the product promises to work under.
import { createServer } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { root } from './run.mjs';

/** The Content-Security-Policy header that every response carries unless the caller says otherwise. */
export const strictPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');

/** What `npm start` shows: the demo, with the built files and the questionnaires beside it. */
export const demoRoots = { '/dist': 'dist', '/schemas': 'schemas', '/demo': 'demo', '/': 'demo' };

/**
 * Serves folders of the repository on localhost.
 * @param {object} [options]
 * @param {number} [options.port] the port wanted; 0 takes any free one
 * @param {boolean} [options.nextFree] whether to go on to the following ports when that one is taken
 * @param {Record<string, string>} [options.roots] folder by address prefix; the first match answers
 * @param {Record<string, string>} [options.headers] response headers, in place of the strict policy
 * @returns {Promise<{ url: string, port: number, close: () => Promise<void> }>}
 */
export async function serve({ port = 0, nextFree = false, roots = demoRoots, headers } = {}) {
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

  const used = await listen(server, port, nextFree);
  return {
    url: `http://localhost:${used}`,
    port: used,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/**
 * @param {import('node:http').Server} server
 * @param {number} port
 * @param {boolean} nextFree
 * @returns {Promise<number>}
 */
function listen(server, port, nextFree) {
  return new Promise((resolve, reject) => {
    /** @param {NodeJS.ErrnoException} error */
    const onError = (error) => {
      if (error.code !== 'EADDRINUSE' || !nextFree || port === 0) return reject(error);
      port += 1;
      server.listen(port, 'localhost');
    };
    server.on('error', onError);
    server.on('listening', () => {
      server.off('error', onError);
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
    server.listen(port, 'localhost');
  });
}
