import { demoRoots, serve } from '../../scripts/serve.mjs';

/** The policy that the product promises to work under, and nothing else allowed. */
export { strictPolicy } from '../../scripts/serve.mjs';

/** A site that is being served. */
export type Site = Awaited<ReturnType<typeof serve>>;

/** Serves the demo, and the pages of these tests under `/pages`, under the strict policy or the one given. */
export function openSite(policy?: string): Promise<Site> {
  return serve({
    roots: { '/pages': 'test/bundle/pages', ...demoRoots },
    ...(policy !== undefined && { headers: { 'Content-Security-Policy': policy } }),
  });
}

/** The address of a page that holds nothing but one questionnaire. */
export function formAddress(site: Site, settings: Readonly<Record<string, string>>): string {
  return `${site.url}/pages/form.html?${new URLSearchParams(settings).toString()}`;
}
