import type { Page } from 'puppeteer-core';
import { startRandom } from '../../bench/random.ts';
import { type DeskOptions, goToDesk, hashOf, openDesk, type Paper, textOf } from '../desk.ts';
import { Profile } from '../profile.ts';
import type { BrowserName, Outcome, Row, Trial } from '../row.ts';

/** How much typing may be lost, in milliseconds. */
const AT_RISK = 2_000;

/** Browsers at work side by side; most of the time they wait. */
const ATONCE = 3;

/** What somebody did until the browser was killed, as it was told outside the browser. */
interface Story {
  readonly contextId: string;
  readonly seed: number;
  readonly papers: readonly Paper[];
  /** When the notes had so many characters, by our clock. */
  readonly typed: { readonly length: number; readonly at: number }[];
  /** What "Saved" stood on the screen for, the newest last. */
  readonly saved: { readonly length: number; readonly papers: readonly string[] }[];
  killedAt: number;
}

/** One thing that the page tells. */
type Told = { kind: 'typed'; length: number } | { kind: 'saved'; length: number; papers: readonly string[] };

declare global {
  function tell(what: Told): void;
}

/** Somebody types and attaches; the browser is killed at a random moment, started again, and asked what it has. */
export const kill: Row = killed('kill', 'chromium', { short: 20, full: 300 });

/** The same in Firefox. */
export const killFirefox: Row = killed('killFirefox', 'firefox', { short: 5, full: 100 });

function killed(id: string, browser: BrowserName, counts: Row['counts']): Row {
  return {
    id,
    promise: `What was said to be saved outlives a killed ${browser === 'firefox' ? 'Firefox' : 'Chromium'}`,
    counts,
    browsers: [browser],
    run: (trial) => run(trial, browser),
  };
}

async function run(trial: Trial, browser: BrowserName): Promise<Outcome> {
  const { count } = trial;
  const tries = Array.from({ length: count }, (_, i) => i);
  const desks = tries.slice(0, ATONCE).map((first) => tries.filter((i) => i % ATONCE === first));
  const lives = (await Promise.all(desks.map((mine) => live(trial, browser, mine)))).flat();
  const broken = lives.flatMap(({ i, problems }) => problems.map((problem) => `try ${i}: ${problem}`));
  const late = lives
    .filter(({ lost }) => lost > AT_RISK)
    .map(({ i, lost }) => `try ${i}: typing of ${Math.round(lost)} ms is lost`);
  const figures = {
    'times it said saved': `${sum(lives.map(({ story }) => story.saved.length))}`,
    'files said to be saved': `${sum(lives.map(({ story }) => story.saved.at(-1)?.papers.length ?? 0))}`,
    'most typing lost': `${Math.round(Math.max(...lives.map(({ lost }) => lost)))} ms`,
  };
  return { tried: lives.length, broken, late, figures };
}

/** Some of the tries, one after the other, in a profile of their own: each start looks at what the last one left. */
async function live({ seed, site }: Trial, browser: BrowserName, tries: readonly number[]) {
  const profile = await Profile.create(browser);
  const lives: { i: number; story: Story; problems: readonly string[]; lost: number }[] = [];
  let last: { i: number; story: Story } | undefined;
  try {
    for (const i of [...tries, undefined]) {
      const page = await openDesk(await profile.start(), site, deskOf(last?.story.contextId ?? 'first'));
      if (last) lives.push({ ...last, ...(await compare(page, last.story)) });
      if (i !== undefined) last = { i, story: await work(page, profile, site, seed * 10_007 + i) };
    }
    return lives;
  } finally {
    await profile.remove();
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function deskOf(contextId: string): DeskOptions {
  return { contextId, before: (page) => page.exposeFunction('tell', (what: Told) => hear.get(page)?.(what)) };
}

/** Who listens to which page. */
const hear = new WeakMap<Page, (what: Told) => void>();

async function work(page: Page, profile: Profile, site: Trial['site'], seed: number): Promise<Story> {
  const random = startRandom(seed);
  const papers = Array.from({ length: 12 }, (_, i): Paper => {
    const size = random.chance(0.1) ? random.between(5_000_000, 20_000_000) : random.between(50_000, 2_000_000);
    return { name: `paper-${i}.pdf`, size, seed: random.between(1, 1_000_000) };
  });
  const story: Story = { contextId: `try-${seed}`, seed, papers, typed: [], saved: [], killedAt: 0 };
  const inTime = random.between(100, 5_000);
  await goToDesk(page, site, { contextId: story.contextId });
  const begun = new Promise<void>((resolve) => {
    hear.set(page, (what) => {
      if (what.kind === 'saved') story.saved.push(what);
      else story.typed.push({ length: what.length, at: performance.now() });
      resolve();
    });
  });
  await page.evaluate(typeOn, textOf(seed, 4_000), papers, seed);
  await begun;
  await new Promise((resolve) => setTimeout(resolve, inTime));
  story.killedAt = performance.now();
  await profile.kill();
  return story;
}

/** Runs in the page: types character by character and attaches a file now and then, until the end comes. */
function typeOn(text: string, papers: readonly Paper[], seed: number): void {
  let [length, state] = [0, seed];
  const attached: string[] = [];
  const chance = () => (state = (state * 48_271) % 0x7fffffff) / 0x7fffffff;
  desk.watch((status) => {
    if (status.startsWith('Saved')) tell({ kind: 'saved', length, papers: [...attached] });
  });
  document.querySelector('questionnaire-form')!.addEventListener('questionnaire-change', () => {
    // A file counts from the moment that it is on the screen: it was read and taken.
    const seen = desk.attached();
    attached.splice(0, attached.length, ...seen);
  });
  let next = 0;
  const step = () => {
    if (length === text.length) return;
    if (next < papers.length && chance() < 0.04) desk.attach(papers[next++]!);
    else {
      length += 1;
      desk.type('notes', text.slice(0, length));
      tell({ kind: 'typed', length });
    }
    setTimeout(step, chance() < 0.1 ? 1_000 + 1_000 * chance() : 20 + 100 * chance());
  };
  step();
}

/** Holds what is there after the kill against what was told before it. */
async function compare(page: Page, story: Story): Promise<{ problems: string[]; lost: number }> {
  const problems: string[] = [];
  const text = await page.evaluate(() => desk.value('notes'));
  const said = story.saved.at(-1);
  if (text !== textOf(story.seed, text.length)) problems.push('the notes are not what was typed');
  if (text.length < Math.max(0, ...story.saved.map(({ length }) => length))) {
    problems.push(`${text.length} characters came back, and saved was said of ${said?.length}`);
  }
  const firstLost = story.typed.find(({ length }) => length > text.length);
  const lost = firstLost ? story.killedAt - firstLost.at : 0;
  const [stored, shown, words] = await page.evaluate(
    async (contextId) => [await desk.stored(contextId), desk.attached(), desk.text()] as const,
    story.contextId,
  );
  for (const [name, hash] of Object.entries(stored.files)) {
    const paper = story.papers.find((one) => one.name === name);
    if (!paper || hash !== hashOf(paper)) problems.push(`${name} is not the file that was attached`);
  }
  for (const name of new Set(story.saved.flatMap(({ papers }) => papers))) {
    if (!(name in stored.files) || !shown.includes(name)) problems.push(`${name} was said to be saved and is gone`);
    if (words.includes('did not come back') && words.split('Please attach')[1]?.includes(name)) {
      problems.push(`${name} was said to be saved and did not come back`);
    }
  }
  return { problems, lost };
}
