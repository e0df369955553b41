import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../../scripts/run.mjs';
import { serve } from '../../scripts/serve.mjs';

/** One line of the static build's `index.json`. */
export interface Entry {
  readonly id: string;
  readonly type: 'story' | 'docs';
  readonly title: string;
  readonly name: string;
}

/** The static Storybook, built and served below a path of a site, as a web team would put it there. */
export interface Book {
  /** The address of its start, with a slash at its end. */
  readonly url: string;
  /** Every story and every page of text. */
  readonly entries: readonly Entry[];
  /** Where its files lie. */
  readonly folder: string;
  close(): Promise<void>;
}

const path = '/staff/2027/book';

/** Builds the static Storybook into a folder of its own, or takes the one that `QF_BOOK` names, and serves it. */
export async function openBook(): Promise<Book> {
  const built = process.env['QF_BOOK'];
  const folder = built ?? (await mkdtemp(join(tmpdir(), 'questionnaire-book-')));
  if (built === undefined) await buildInto(folder);
  const site = await serve({ roots: { [path]: relative(root, folder) }, headers: {} });
  const index = JSON.parse(await readFile(join(folder, 'index.json'), 'utf8')) as { entries: Record<string, Entry> };
  return {
    url: `${site.url}${path}/`,
    entries: Object.values(index.entries),
    folder,
    close: async () => {
      await site.close();
      if (built === undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}

async function buildInto(folder: string): Promise<void> {
  const program = join(root, 'node_modules/storybook/dist/bin/dispatcher.js');
  const args = [program, 'build', '--disable-telemetry', '--quiet', '--output-dir', folder];
  await promisify(execFile)(process.execPath, args, { cwd: root, env: { ...process.env, CI: 'true' } });
}
