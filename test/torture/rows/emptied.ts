import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { type Random, startRandom } from '../../bench/random.ts';
import { goToDesk, holds, openDesk, textOf } from '../desk.ts';
import { Profile } from '../profile.ts';
import type { Row, Trial } from '../row.ts';

/** The ways in which a database is lost behind everybody's back. */
const ways = ['bytes flipped on disk', 'deleted by a page', 'cleared by the browser', 'folder removed'] as const;
type Way = (typeof ways)[number];

/** A draft is kept, its database lost, and the page opened again: it must say so, or have the draft whole. */
export const emptied: Row = {
  id: 'emptied',
  promise: 'A draft that the browser has lost is told, never a bare empty form',
  counts: { short: 2, full: 20 },
  browsers: ['chromium'],
  run: async ({ count, seed, site }) => {
    const broken: string[] = [];
    const outcomes: string[] = [];
    for (let i = 0; i < count; i += 1) {
      const way = ways[i % ways.length]!;
      const profile = await Profile.create('chromium');
      try {
        const outcome = await lose(profile, site, way, startRandom(seed * 10_007 + i));
        outcomes.push(`${way}: ${outcome}`);
        if (outcome.startsWith('!')) broken.push(`try ${i}, ${way}: ${outcome.slice(1)}`);
      } finally {
        await profile.remove();
      }
    }
    const figures = {
      outcomes: [...new Set(outcomes)].map((one) => `${one} ${outcomes.filter((it) => it === one).length}`).join('; '),
    };
    return { tried: outcomes.length, broken, figures };
  },
};

async function lose(profile: Profile, site: Trial['site'], way: Way, random: Random): Promise<string> {
  const notes = textOf(random.between(1, 1_000_000), 60).trim();
  const page = await openDesk(await profile.start(), site, { contextId: 'lost' });
  for (let length = 20; length <= 60; length += 20) {
    await page.evaluate((text) => desk.type('notes', text), notes.slice(0, length));
    if (!(await holds(page, () => /^Saved/.test(desk.status())))) return '!the draft was not kept in the first place';
    await page.evaluate(() => document.querySelector('questionnaire-form')!.saveDraft());
  }
  const again = await without(page, profile, site, way, random);
  const [words, value] = await again.evaluate(() => [desk.text(), desk.value('notes')] as const);
  const isTold =
    /A draft saved on .+ is missing here/.test(words) || /A draft saved on .+ could not be read/.test(words);
  if (value === notes) return isTold ? '!it says that a draft is missing which is there' : 'it was there all the same';
  if (value !== '' && !notes.startsWith(value)) return `!wrong values are shown`;
  if (value !== '')
    return words.includes('This is the one before it')
      ? 'the one before it, and told'
      : '!an older one, as if it were the newest';
  return isTold ? 'told' : `!a bare empty form: ${words.slice(0, 300)}`;
}

/** The page as it is opened after the loss. */
async function without(page: Page, profile: Profile, site: Trial['site'], way: Way, random: Random): Promise<Page> {
  if (way === 'deleted by a page') {
    await page.goto(`${site.url}/pages/form.js`);
    await page.evaluate(
      () =>
        new Promise<void>((resolve, reject) => {
          const request = indexedDB.deleteDatabase('questionnaire-form');
          request.onsuccess = () => resolve();
          request.onerror = () => reject(new Error('It could not be deleted.'));
        }),
    );
    await goToDesk(page, site, { contextId: 'lost' });
    return page;
  }
  if (way === 'cleared by the browser') {
    const client = await page.createCDPSession();
    await page.goto('about:blank');
    await client.send('Storage.clearDataForOrigin', { origin: site.url, storageTypes: 'indexeddb' });
    await goToDesk(page, site, { contextId: 'lost' });
    return page;
  }
  await page.goto('about:blank');
  await profile.close();
  const folders = databaseFolders(profile.path);
  if (folders.length === 0) throw new Error('The database is not where it is looked for.');
  for (const folder of folders) {
    if (way === 'folder removed') rmSync(folder, { recursive: true });
    else flipBytes(folder, random);
  }
  return openDesk(await profile.start(), site, { contextId: 'lost' });
}

function databaseFolders(profile: string): readonly string[] {
  return readdirSync(profile, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.indexeddb.leveldb'))
    .map((path) => join(profile, path));
}

/** Flips 32 bytes of the database's log and of its manifest, as a failing disk may. */
function flipBytes(folder: string, random: Random): void {
  for (const name of readdirSync(folder).filter((one) => /\.log$|^MANIFEST|\.ldb$/.test(one))) {
    const bytes = readFileSync(join(folder, name));
    if (bytes.length === 0) continue;
    for (let left = 32; left > 0; left -= 1) bytes[random.between(0, bytes.length - 1)]! ^= random.between(1, 255);
    writeFileSync(join(folder, name), bytes);
  }
}
