// Lets respondents resume with e-mail address and password, over three plain requests to the site's own server:
//
//   element.resumeStore = httpResumeStore('/drafts/');
//
// The server answers `GET /drafts/<locator>` with the bytes and an ETag or 404; `PUT` with 412 when If-Match or
// If-None-Match does not hold. It keeps a hash of the Write-Token and refuses changes with any other.

/** @param {string} address where the places are, with a slash at the end */
export function httpResumeStore(address) {
  /**
   * @param {string} locator
   * @param {RequestInit} [init]
   */
  const ask = async (locator, init) => {
    const response = await fetch(address + locator, { cache: 'no-store', ...init });
    if (response.ok || response.status === 404 || response.status === 412) return response;
    throw new Error(`The store of drafts answered ${response.status}.`);
  };
  return {
    /** @param {string} locator */
    async get(locator) {
      const response = await ask(locator);
      return response.ok ? { bytes: await response.blob(), etag: response.headers.get('ETag') ?? '' } : undefined;
    },
    /**
     * @param {string} locator
     * @param {Blob} body
     * @param {{ ifMatch?: string, writeToken: string }} options
     */
    async put(locator, body, { ifMatch, writeToken }) {
      const condition = ifMatch === undefined ? { 'If-None-Match': '*' } : { 'If-Match': ifMatch };
      const headers = { ...condition, 'Write-Token': writeToken, 'Content-Type': 'application/octet-stream' };
      const response = await ask(locator, { method: 'PUT', body, headers });
      return response.ok ? (response.headers.get('ETag') ?? '') : undefined;
    },
    /**
     * @param {string} locator
     * @param {{ writeToken: string }} options
     */
    async remove(locator, { writeToken }) {
      await ask(locator, { method: 'DELETE', headers: { 'Write-Token': writeToken } });
    },
  };
}
