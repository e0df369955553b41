import type { Page } from 'puppeteer-core';
import { startRandom } from '../../bench/random.ts';
import { goToDesk, holds, openDesk } from '../desk.ts';
import type { Outcome, Row, Trial } from '../row.ts';

/** Somebody types, follows a link at a random moment, and comes back with the Back button. */
export const leaving: Row = {
  id: 'leaving',
  promise: 'Who follows a link away and comes back finds every word, or was asked before leaving',
  counts: { short: 3, full: 100 },
  browsers: ['chromium', 'firefox'],
  run,
};

async function run({ count, seed, site, ...trial }: Trial): Promise<Outcome> {
  const broken: string[] = [];
  const sums = { asked: 0, cached: 0, atOnce: 0 };
  const page = await openDesk(await trial.window(), site, { contextId: 'leaving' });
  let asked = 0;
  page.on('dialog', () => (asked += 1));
  for (let i = 0; i < count; i += 1) {
    const random = startRandom(seed * 6_151 + i);
    await goToDesk(page, site, { contextId: `leaving-${seed}-${i}` });
    await page.evaluate(
      (isKeptOut) => {
        Object.assign(globalThis, { mark: true });
        // As a host's own script may do: then the page is not frozen but gone, and what counts is the draft.
        if (isKeptOut) addEventListener('unload', () => undefined);
      },
      i % 2 === 1,
    );
    const text = `words of try ${i}, typed until the very end`.slice(0, random.between(5, 40));
    asked = 0;
    await typeLikeAPerson(page, text);
    // Most people leave within the second that a draft takes to be kept.
    const wait = random.chance(0.3) ? 0 : random.between(0, 1_500);
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    else sums.atOnce += 1;
    await page.goto(`${site.url}/post.html`, { waitUntil: 'load' });
    await page.goBack({ waitUntil: 'load' });
    const isBack = await holds(
      page,
      () => document.querySelector('questionnaire-form')?.matches(':state(ready)') === true,
    );
    const [found, isCached] = isBack
      ? await page.evaluate(() => [desk.value('notes'), 'mark' in globalThis] as const)
      : ['', false];
    sums.asked += asked > 0 ? 1 : 0;
    sums.cached += isCached ? 1 : 0;
    if (found !== text && asked === 0) broken.push(`try ${i}: "${text}" came back as "${found}" after ${wait} ms`);
  }
  const figures = {
    'left without a pause': `${sums.atOnce}`,
    'asked before leaving': `${sums.asked}`,
    'came back as it was left (back/forward cache)': `${sums.cached}`,
  };
  return { tried: count, broken, figures };
}

/** Key by key, because a browser asks only somebody who has used the page. */
async function typeLikeAPerson(page: Page, text: string): Promise<void> {
  await page.evaluate(() => {
    document.querySelector('questionnaire-form')!.shadowRoot!.querySelector<HTMLElement>('#q-notes-control')!.focus();
  });
  await page.keyboard.type(text);
}
