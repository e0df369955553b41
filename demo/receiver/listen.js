// Starts an HTTP server on this machine only; what the world reaches is a proxy's business.

/**
 * @param {import('node:http').Server} server
 * @param {{ port?: number, nextFree?: boolean }} [options] `port` 0 is any free one; `nextFree` goes on to the following
 * ports when that one is taken
 * @returns {Promise<{ url: string, port: number, close: () => Promise<void> }>}
 */
export async function listen(server, { port = 0, nextFree = false } = {}) {
  const used = await bind(server, port, nextFree);
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
function bind(server, port, nextFree) {
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
