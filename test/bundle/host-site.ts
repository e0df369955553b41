import { join } from 'node:path';
import { startReceiver, type StartOptions } from '../../demo/receiver/start.js';
import { root } from '../../scripts/run.mjs';

/** The policy that the product promises to work under, and nothing else allowed. */
export { strictPolicy } from '../../demo/receiver/policy.js';

/** A site that is being served. */
export type Site = Awaited<ReturnType<typeof startReceiver>>;

const roots = {
  '/pages': join(root, 'test/bundle/pages'),
  '/dist': join(root, 'dist'),
  '/schemas': join(root, 'schemas'),
};

/**
 * Serves the demo as `npm start` does, and the pages of these tests under `/pages`, under the strict policy or the one
 * given. Its database is opened when something is sent; a test that sends opens it with the site, `lazy: false`.
 */
export function openSite(policy?: string, options: StartOptions = {}): Promise<Site> {
  return startReceiver({ lazy: true, ...options, settings: { roots, ...(policy !== undefined && { policy }) } });
}

/** The address of a page that holds nothing but one questionnaire. */
export function formAddress(site: Site, settings: Readonly<Record<string, string>>): string {
  return `${site.url}/pages/form.html?${new URLSearchParams(settings).toString()}`;
}
