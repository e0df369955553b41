import type { BrowserContext, Page } from 'puppeteer-core';
import { type Random, startRandom } from '../../bench/random.ts';
import { holds, openDesk } from '../desk.ts';
import type { Outcome, Row, Trial } from '../row.ts';

/** How long the other tab may take to go on after the one that wrote was closed, in milliseconds. */
const HAND_OVER = 1_000;
const fields = ['unit', 'notes'] as const;
type Field = (typeof fields)[number];

/** Two tabs of one browser type, hide, die and take over in any order, with Web Locks and, every other time, without. */
export const twoTabs: Row = {
  id: 'twoTabs',
  promise: 'Two tabs never write over each other unseen, and the one that is left goes on within a second',
  counts: { short: 2, full: 200 },
  browsers: ['chromium'],
  run,
};

async function run(trial: Trial): Promise<Outcome> {
  const { count, seed, site } = trial;
  const [broken, late]: [string[], string[]] = [[], []];
  const sums = { typed: 0, chosen: 0, takenOver: 0, slowest: 0 };
  const profile = await trial.window();
  for (let i = 0; i < count; i += 1) {
    const desk = new TwoTabs(profile, site, `tabs-${seed}-${i}`, startRandom(seed * 7_919 + i), i % 2 === 0);
    const problems = await desk
      .play()
      .catch((error: unknown) => [String(error)])
      .finally(() => desk.end());
    broken.push(...problems.map((problem) => `try ${i} ${i % 2 === 0 ? 'with' : 'without'} locks: ${problem}`));
    late.push(...desk.late.map((one) => `try ${i}: ${one}`));
    sums.typed += desk.typed.length;
    sums.chosen += desk.chosen;
    sums.takenOver += desk.takenOver;
    sums.slowest = Math.max(sums.slowest, desk.slowest);
  }
  const figures = {
    'texts typed': `${sums.typed}`,
    'times a choice was shown': `${sums.chosen}`,
    'times a tab took over': `${sums.takenOver}`,
    'slowest hand-over after a tab was closed': `${Math.round(sums.slowest)} ms`,
  };
  return { tried: count, broken, late, figures };
}

/** One text that somebody typed into a field, over what stood there. */
interface Typed {
  readonly field: Field;
  readonly text: string;
  readonly over: string;
  readonly tab: Tab;
}

/** A tab, and how much of what was typed into it was certainly kept. */
interface Tab {
  readonly page: Page;
  isClosed: boolean;
  savedUpTo: number;
}

class TwoTabs {
  readonly typed: Typed[] = [];
  readonly late: string[] = [];
  readonly #seen = new Set<string>();
  readonly #problems: string[] = [];
  #tabs: Tab[] = [];
  chosen = 0;
  takenOver = 0;
  slowest = 0;

  constructor(
    private readonly profile: BrowserContext,
    private readonly site: Trial['site'],
    private readonly contextId: string,
    private readonly random: Random,
    private readonly hasLocks: boolean,
  ) {}

  async play(): Promise<string[]> {
    const { random } = this;
    await this.#open();
    await this.#open();
    for (let step = random.between(10, 20); step > 0; step -= 1) {
      const tab = random.pick(this.#tabs);
      const act = random.pick([
        'type',
        'type',
        'type',
        'type',
        'save',
        'hide',
        'wait',
        'takeOver',
        'takeOver',
        'kill',
      ] as const);
      if (act === 'type') await this.#type(tab);
      if (act === 'save') await this.#save(tab);
      if (act === 'hide') await random.pick(this.#tabs).page.bringToFront();
      if (act === 'wait') await new Promise((resolve) => setTimeout(resolve, random.between(0, 1_200)));
      if (act === 'takeOver') await this.#goOn(tab);
      if (act === 'kill') await this.#kill(tab);
    }
    await this.#settle();
    return this.#problems;
  }

  async end(): Promise<void> {
    await Promise.allSettled(this.#tabs.map(({ page }) => page.close()));
  }

  async #open(): Promise<void> {
    const page = await openDesk(this.profile, this.site, {
      contextId: this.contextId,
      before: async (page) => {
        if (this.hasLocks) return;
        await page.evaluateOnNewDocument(() => {
          Object.defineProperty(Navigator.prototype, 'locks', { value: undefined });
        });
      },
    });
    this.#tabs.push({ page, isClosed: false, savedUpTo: this.typed.length });
  }

  async #type(tab: Tab): Promise<void> {
    if ((await this.#face(tab)) !== 'open') return;
    const field = this.random.pick(fields);
    const text = `text ${this.typed.length + 1}`;
    const over = await tab.page.evaluate(
      (field, text) => {
        // The other tab may have taken over since somebody looked.
        if (!desk.has(field)) return undefined;
        const before = desk.value(field);
        desk.type(field, text);
        return before;
      },
      field,
      text,
    );
    if (over !== undefined) this.typed.push({ field, text, over, tab });
    if ((await this.#face(tab)) === 'conflict') await this.#choose(tab);
  }

  async #save(tab: Tab): Promise<void> {
    const upTo = this.typed.length;
    if ((await this.#face(tab)) !== 'open') return;
    const isSaved = await tab.page.evaluate(() => document.querySelector('questionnaire-form')!.saveDraft());
    if (isSaved) tab.savedUpTo = upTo;
    if ((await this.#face(tab)) === 'conflict') await this.#choose(tab);
  }

  async #kill(tab: Tab): Promise<void> {
    const face = await this.#face(tab);
    await tab.page.close({ runBeforeUnload: false });
    const closed = performance.now();
    tab.isClosed = true;
    this.#tabs = this.#tabs.filter((one) => one !== tab);
    const [left] = this.#tabs;
    if (left && face === 'open' && (await this.#face(left)) === 'elsewhere') {
      const isOpen = await this.#becomes(left, ['open', 'conflict']);
      const time = performance.now() - closed;
      this.slowest = Math.max(this.slowest, time);
      if (!isOpen) this.#problems.push('the tab that is left does not go on');
      else if (time > HAND_OVER) this.late.push(`hand-over took ${Math.round(time)} ms`);
    }
    await this.#open();
  }

  /** Presses what goes on where the form is not open. */
  async #goOn(tab: Tab): Promise<void> {
    const face = await this.#face(tab);
    if (face === 'conflict') return this.#choose(tab);
    if (face !== 'elsewhere') return;
    const others = await Promise.all(this.#tabs.filter((one) => one !== tab).map((one) => this.#face(one)));
    await tab.page.bringToFront();
    await press(tab.page);
    if (!(await this.#becomes(tab, ['open', 'conflict']))) return void this.#problems.push('taking over did not work');
    this.takenOver += 1;
    if ((await this.#face(tab)) === 'conflict') await this.#choose(tab);
    if (others.includes('open')) {
      const gone = this.#tabs.find((one) => one !== tab)!;
      if (!(await this.#becomes(gone, ['elsewhere']))) this.#problems.push('the first tab did not stop');
    }
  }

  async #choose(tab: Tab): Promise<void> {
    for (let round = 0; round < 5 && (await this.#face(tab)) === 'conflict'; round += 1) {
      this.chosen += 1;
      const side = this.random.pick(['mine', 'theirs']);
      const shown = await tab.page.evaluate((side) => {
        const root = document.querySelector('questionnaire-form')!.shadowRoot!;
        const answers = [...root.querySelectorAll('.conflict .value')].map((one) => one.textContent.trim());
        for (const radio of root.querySelectorAll<HTMLInputElement>(`.conflict input[value=${side}]`)) radio.click();
        return answers;
      }, side);
      for (const text of shown) this.#seen.add(text);
      await press(tab.page);
      await this.#becomes(tab, ['open', 'elsewhere']);
    }
  }

  /** Everything is kept, and every text that nobody typed over is either there or was offered to choose from. */
  async #settle(): Promise<void> {
    for (let round = 0; round < 4; round += 1) {
      for (const tab of this.#tabs) {
        await this.#save(tab);
        await this.#choose(tab);
      }
    }
    const { answers = {} } = await this.#tabs[0]!.page.evaluate((contextId) => desk.stored(contextId), this.contextId);
    this.typed.forEach(({ field, text, tab }, at) => {
      const isReplaced = this.typed.some((other) => other.field === field && other.over === text);
      const isAtRisk = tab.isClosed && at >= tab.savedUpTo;
      if (answers[field] === text || isReplaced || this.#seen.has(text) || isAtRisk) return;
      this.#problems.push(`"${text}" in ${field} was written over unseen; there is "${String(answers[field])}"`);
    });
    for (const tab of this.#tabs) {
      if ((await this.#face(tab)) !== 'open') continue;
      const shown = await tab.page.evaluate((names) => names.map((name) => desk.value(name)), fields);
      // Without locks the other tab may be behind; what it has is not lost, and it is refused when it writes.
      if (this.hasLocks && fields.some((field, at) => (answers[field] ?? '') !== shown[at])) {
        this.#problems.push('the tab that writes shows something else than what is kept');
      }
    }
  }

  async #face({ page }: Tab): Promise<string> {
    return page.evaluate(() => {
      const root = document.querySelector('questionnaire-form')!.shadowRoot!;
      return root.querySelector('.conflict')
        ? 'conflict'
        : root.querySelector('#elsewhere-text')
          ? 'elsewhere'
          : 'open';
    });
  }

  async #becomes(tab: Tab, faces: readonly string[]): Promise<boolean> {
    await tab.page.evaluate((faces) => void Object.assign(globalThis, { wantedFaces: faces }), faces);
    return holds(
      tab.page,
      () => {
        const root = document.querySelector('questionnaire-form')!.shadowRoot!;
        const face = root.querySelector('.conflict')
          ? 'conflict'
          : root.querySelector('#elsewhere-text')
            ? 'elsewhere'
            : 'open';
        return (globalThis as unknown as { wantedFaces: string[] }).wantedFaces.includes(face);
      },
      10_000,
    );
  }
}

async function press(page: Page): Promise<void> {
  await page.evaluate(() => {
    document
      .querySelector('questionnaire-form')!
      .shadowRoot!.querySelector<HTMLButtonElement>('button[type=submit]')!
      .click();
  });
}
