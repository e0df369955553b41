import type { Browser, CDPSession, Page } from 'puppeteer-core';
import { type Random, startRandom } from '../../bench/random.ts';
import { goToDesk, hashOf, holds, openDesk, type Paper, textOf } from '../desk.ts';
import { Profile } from '../profile.ts';
import type { Row, Trial } from '../row.ts';

/** Files are attached until the browser has no room; what was kept before must be whole, and what was not is named. */
export const quota: Row = {
  id: 'quota',
  promise: 'Where there is no room left, what was kept stays whole and the file that did not fit is named',
  counts: { short: 1, full: 50 },
  browsers: ['chromium'],
  run: async ({ count, seed, site }) => {
    const profile = await Profile.create('chromium');
    const broken: string[] = [];
    const kept: number[] = [];
    try {
      const browser = await profile.start();
      for (let i = 0; i < count; i += 1) {
        const random = startRandom(seed * 10_007 + i);
        const { page, client } = await openSmall(browser, site, `try-${i}`, random.between(300_000, 12_000_000));
        const { problems, filesKept } = await fill(page, client, site, `try-${i}`, random);
        broken.push(...problems.map((problem) => `try ${i}: ${problem}`));
        kept.push(filesKept);
        await page.goto('about:blank');
        await client.send('Storage.overrideQuotaForOrigin', { origin: site.url });
        await client.send('Storage.clearDataForOrigin', { origin: site.url, storageTypes: 'all' });
        await page.close();
      }
    } finally {
      await profile.remove();
    }
    const figures = { 'files kept before there was no room': `${Math.min(...kept)} to ${Math.max(...kept)}` };
    return { tried: kept.length, broken, figures };
  },
};

/** Opens the page with so little room. The browser looks at its limit only now and then, so it is set beforehand. */
async function openSmall(browser: Browser, site: Trial['site'], contextId: string, quotaSize: number) {
  let client: CDPSession | undefined;
  const page = await openDesk(browser, site, {
    contextId,
    before: async (opened) => {
      client = await opened.createCDPSession();
      await client.send('Storage.overrideQuotaForOrigin', { origin: site.url, quotaSize });
    },
  });
  return { page, client: client! };
}

async function fill(page: Page, client: CDPSession, site: Trial['site'], contextId: string, random: Random) {
  const problems: string[] = [];
  const check = (isFine: boolean, problem: string) => void (isFine || problems.push(problem));
  const seed = random.between(1, 1_000_000);
  await page.evaluate(() => desk.type('unit', 'Sample unit'));
  await page.evaluate((text) => desk.type('notes', text), textOf(seed, 50));
  check(await holds(page, () => /^Saved/.test(desk.status())), 'the answers were not kept at first');
  const papers: Paper[] = [];
  let isFull = false;
  while (!isFull && papers.length < 40) {
    const paper = {
      name: `paper-${papers.length}.pdf`,
      size: random.between(50_000, 1_500_000),
      seed: seed + papers.length,
    };
    papers.push(paper);
    await page.evaluate((one) => desk.attach(one), paper);
    await page.waitForFunction(
      (count) => desk.attached().length === count && !/^Saving|^$/.test(desk.status()),
      { polling: 20 },
      papers.length,
    );
    isFull = await page.evaluate(() => !/^Saved/.test(desk.status()));
  }
  check(isFull, 'there was always room');
  const [refused] = papers.slice(-1) as [Paper];
  const before = papers.slice(0, -1);
  const told = await page.evaluate(() => `${desk.status()}: ${desk.text()}`);
  check(told.includes(`could not keep ${refused.name}`), `${refused.name} is not named: ${told.slice(-400)}`);
  // Answers still fit where a file does not.
  await page.evaluate((text) => desk.type('notes', text), textOf(seed, 80));
  const isKept = await holds(page, () => /Your answers are saved/.test(desk.status()), 10_000);
  check(isKept, 'answers are not kept any more');
  const stored = await storedOnce(page, contextId, textOf(seed, 80).trim());
  check(stored !== undefined, 'the answer that was typed last is not in the database');
  const handed = await page.evaluate(() => desk.submit());
  const all = papers.filter((paper) => handed?.files[paper.name] === hashOf(paper));
  check(all.length === papers.length, `only ${all.length} of ${papers.length} files were sent`);
  const isMended = random.chance(0.5);
  if (isMended) {
    await client.send('Storage.overrideQuotaForOrigin', { origin: site.url });
    await page.evaluate(() => document.querySelector('questionnaire-form')!.goTo('start'));
    await page.evaluate(() => document.querySelector('questionnaire-form')!.saveDraft());
    check(await holds(page, () => /^Saved/.test(desk.status()), 10_000), 'it does not recover when there is room');
  }
  await goToDesk(page, site, { contextId });
  const [shown, words, notes] = await page.evaluate(() => [desk.attached(), desk.text(), desk.value('notes')] as const);
  check(notes === textOf(seed, 80), 'the answers did not come back');
  const { files } = await page.evaluate((id) => desk.stored(id), contextId);
  const whole = (paper: Paper) => files[paper.name] === hashOf(paper) && shown.includes(paper.name);
  for (const paper of isMended ? papers : before) check(whole(paper), `${paper.name} is not whole`);
  const isLost = words.includes('did not come back') && words.includes(refused.name);
  check(isLost !== isMended, isMended ? 'a file is said to be lost' : `${refused.name} is lost without a word`);
  return { problems, filesKept: before.length };
}

/** Waits until the database has these notes; undefined when it does not come to that. */
async function storedOnce(page: Page, contextId: string, notes: string): Promise<string | undefined> {
  return page
    .waitForFunction(
      async (id, text) => (await desk.stored(id)).answers?.['notes']?.toString().trim() === text,
      { timeout: 10_000, polling: 100 },
      contextId,
      notes,
    )
    .then(
      () => notes,
      () => undefined,
    );
}
