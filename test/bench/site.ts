import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { strictPolicy } from '../../demo/receiver/policy.js';
import { serve } from '../../scripts/serve.mjs';
import { generateDocument, methodValues } from './generate-document.ts';
import { staticPage } from './static-page.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** The pages under test, served under the strict policy that hosts may have. */
export interface Site {
  readonly url: string;
  /** Writes a file that the pages may ask for. */
  write(name: string, text: string): void;
  close(): Promise<void>;
}

/** Opens a site that has the built element, from a folder of the repository, and the pages of this folder. */
export async function openSite(dist: string): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), 'questionnaire-bench-'));
  for (const file of ['probe.js', 'static-form.js', 'element-page.js']) {
    copyFileSync(join(import.meta.dirname, 'pages', file), join(folder, file));
  }
  writeFileSync(join(folder, 'blank.html'), '<!doctype html><title>Blank</title>');
  mkdirSync(join(folder, 'schemas'));
  const server = await serve({
    roots: { '/dist': dist, '/': relative(ROOT, folder) },
    headers: {
      'Content-Security-Policy': strictPolicy,
      // With these the browser's clock counts microseconds instead of tenths of milliseconds.
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp',
    },
  });
  return {
    url: server.url,
    write: (name, text) => writeFileSync(join(folder, name), text),
    close: async () => {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The two ways in which a page may begin: everything asked, or a tenth of it still behind a delivery method. */
export const STARTS = { whole: methodValues(), partial: methodValues().slice(0, -1) } as const;
export type Start = keyof typeof STARTS;

/** Writes both sides' pages for one size; the addresses are `<side>-<size>-<start>.html`. */
export function writePages(site: Site, size: number): void {
  const document = generateDocument(size);
  site.write(`schemas/${size}.json`, JSON.stringify(document, null, 2));
  for (const [start, ticked] of Object.entries(STARTS)) {
    const draft = `bench-${size}-${start}`;
    site.write(`static-${size}-${start}.html`, staticPage(document, { ticked, draft }));
    site.write(
      `element-${size}-${start}.html`,
      elementPage(`schemas/${size}.json`, { contextId: draft, chosenMethods: ticked }),
    );
  }
}

/** A host's page with the element in it. */
export function elementPage(schema: string, context: Readonly<Record<string, unknown>>): string {
  const facts = JSON.stringify(context).replaceAll('&', '&amp;').replaceAll("'", '&#39;');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Sample</title>
<script src="probe.js" defer></script>
<script type="module" src="dist/questionnaire-form.js"></script>
<script type="module" src="element-page.js"></script>
</head>
<body>
<questionnaire-form src="${schema}" layout="single" data-context='${facts}'></questionnaire-form>
</body>
</html>
`;
}
