import type { Page } from 'puppeteer-core';
import { goToDesk, hashOf, holds, openDesk, type Paper, textOf } from '../desk.ts';
import type { Row, Trial } from '../row.ts';
import { loseConnection, prepareFaults, type StorageFault, storageFaults } from '../storage-faults.ts';

declare global {
  /**
   * When the first key was, when the failure stood on the screen first, whether the time for it
   * was over before that, and whether "Saved" stood there wrongly.
   */
  var seen: { typedAt: number; toldAt: number; isOverdue: boolean; falselySaved: string };
}

/** How long the respondent may be left in the dark, in seconds. */
const IN_TIME = 3;

/** Forms that are looked at side by side, because most of the time they wait. */
const ATONCE = 10;

/** The browser's database fails in ten ways; the form must be usable, honest and submittable, and recover. */
export const faults: Row = {
  id: 'faults',
  promise: 'Where the browser cannot keep drafts, the form says so, can be sent, and recovers by itself',
  counts: { short: 10, full: 200 },
  browsers: ['chromium', 'firefox'],
  run: async (trial) => {
    const { count, site } = trial;
    const [broken, late]: [string[], string[]] = [[], []];
    const times: number[] = [];
    const opened = await trial.window();
    for (let i = 0; i < count; i += ATONCE) {
      const batch = Array.from({ length: Math.min(ATONCE, count - i) }, (_, j) => i + j);
      await Promise.all(
        batch.map(async (number) => {
          const fault = storageFaults[number % storageFaults.length]!;
          const { problems, isOverdue, told } = await suffer(opened, site, fault, number).catch((error: unknown) => {
            return { problems: [String(error)], isOverdue: false, told: 0 };
          });
          broken.push(...problems.map((problem) => `try ${number}, ${fault.name}: ${problem}`));
          if (isOverdue) late.push(`try ${number}, ${fault.name}: it did not say so within ${IN_TIME} seconds`);
          times.push(told);
        }),
      );
    }
    const figures = { 'slowest notice': `${Math.round(Math.max(...times))} ms after the first key` };
    return { tried: times.length, broken, late, figures };
  },
};

async function suffer(
  window: Awaited<ReturnType<Trial['window']>>,
  site: Trial['site'],
  fault: StorageFault,
  number: number,
): Promise<{ problems: string[]; isOverdue: boolean; told: number }> {
  const problems: string[] = [];
  const check = (isFine: boolean, problem: string) => void (isFine || problems.push(problem));
  const contextId = `try-${number}`;
  const paper: Paper = { name: 'paper.pdf', size: 40_000, seed: number + 1 };
  const notes = textOf(number + 1, 60).trim();
  // Half of them come while the respondent is at work, and the other half in the next round.
  const isLate = (number + Math.floor(number / storageFaults.length)) % 2 === 1;
  const page = await openDesk(window, site, {
    contextId,
    before: async (it) => {
      await it.evaluateOnNewDocument(prepareFaults);
      if (!isLate) await it.evaluateOnNewDocument(onlyOnce(fault));
    },
  });
  try {
    if (isLate) {
      // Lost last: who reads meanwhile would open the database again before the fault is there.
      await page.evaluate(fault.plant);
      if (fault.isOpening) await page.evaluate(loseConnection);
    }
    await page.evaluate(watchStatus, contextId);
    await page.evaluate((inTime) => {
      seen.typedAt = performance.now();
      // Seconds as this page lives them, because on a machine that others load every timer comes late.
      const wait = (seconds: number): unknown =>
        seconds > 0 ? setTimeout(() => wait(seconds - 1), 1_000) : (seen.isOverdue = seen.toldAt === 0);
      wait(inTime);
      desk.type('unit', 'Sample unit');
    }, IN_TIME);
    if (!fault.isHidden) {
      const isTold = await holds(page, () => seen.toldAt > 0 && /close this window/.test(desk.text()), 10_000);
      check(isTold, 'it does not say that nothing is kept');
    }
    const [isOverdue, told] = await page.evaluate(
      (isHidden) => [!isHidden && seen.isOverdue, Math.max(0, seen.toldAt - seen.typedAt)] as const,
      fault.isHidden === true,
    );
    await page.evaluate((text) => desk.type('notes', text), notes);
    await page.evaluate((one) => desk.attach(one), paper);
    check(await holds(page, () => desk.attached().length === 1), 'a file cannot be attached');
    const handed = await page.evaluate(() => desk.submit());
    const isWhole = handed?.answers['notes'] === notes && handed.files[paper.name] === hashOf(paper);
    check(isWhole, 'what was filled in could not be sent');
    await page.evaluate(() => mend());
    await page.evaluate(() => document.querySelector('questionnaire-form')!.goTo('start'));
    check(await recovers(page, notes), 'it does not recover');
    const falsely = await page.evaluate(() => seen.falselySaved);
    check(falsely === '', `it said "${falsely}" and nothing was kept`);
    await goToDesk(page, site, { contextId });
    const [value, shown] = await page.evaluate(() => [desk.value('notes'), desk.attached()] as const);
    check(value.startsWith(notes) && shown.includes(paper.name), 'what was filled in did not come back');
    return { problems, isOverdue, told };
  } finally {
    await page.close();
  }
}

/** Types on until it is kept again. */
async function recovers(page: Page, notes: string): Promise<boolean> {
  for (let i = 1; i <= 15; i += 1) {
    await page.evaluate((text) => desk.type('notes', text), notes + '.'.repeat(i));
    if (await holds(page, () => /^Saved/.test(desk.status()), 2_200)) return true;
  }
  return false;
}

/** The fault is planted in the first page only: what comes back later is read without it. */
function onlyOnce({ plant }: StorageFault): string {
  return `if (!sessionStorage.planted) { sessionStorage.planted = 'yes'; (${plant.toString()})(); }`;
}

/** Runs in the page: notes when the failure is told, and holds every "Saved" against what is in the database. */
function watchStatus(contextId: string): void {
  const toldAt = /^Not saved/.test(desk.status()) ? performance.now() : 0;
  globalThis.seen = { typedAt: 0, toldAt, isOverdue: false, falselySaved: '' };
  desk.watch((status) => {
    if (/^Not saved/.test(status)) seen.toldAt ||= performance.now();
    if (!/^Saved/.test(status)) return;
    const value = document.querySelector('questionnaire-form')!.snapshot?.answer('unit');
    void desk.stored(contextId).then(
      ({ answers }) => (seen.falselySaved ||= answers?.['unit'] === value ? '' : status),
      () => (seen.falselySaved ||= status),
    );
  });
}
