import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { root } from '../../scripts/run.mjs';
import { demoRoots, serve } from '../../scripts/serve.mjs';

/** A site of pages that are made for one test. */
export interface HostPages {
  readonly url: string;
  /** Puts a file there, also while the site is being served. */
  put(name: string, text: string): Promise<void>;
  close(): Promise<void>;
}

/** Serves files under `/made`, by name, beside the built files and the questionnaires of these tests. */
export async function openHostPages(
  files: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<HostPages> {
  const folder = await mkdtemp(join(tmpdir(), 'questionnaire-pages-'));
  const put = async (name: string, text: string) => {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  };
  for (const [name, text] of Object.entries(files)) await put(name, text);
  const roots = { '/made': relative(root, folder), '/pages': 'test/bundle/pages', ...demoRoots };
  const site = await serve({ roots, headers: { ...headers } });
  return {
    url: site.url,
    put,
    close: async () => {
      await site.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A page with these tags in its head and this body. */
export function pageOf(head: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title>${head}</head><body>${body}</body></html>`;
}

/** A short questionnaire as a web team puts it into a page. */
export const twoQuestions = '<questionnaire-form src="/pages/two-questions.json" draft="none"></questionnaire-form>';
