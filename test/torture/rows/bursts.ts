import type { Page } from 'puppeteer-core';
import type { QuestionnaireFormElement } from '../../../src/elements/questionnaire-form.ts';
import { type Random, startRandom } from '../../bench/random.ts';
import type { Row } from '../row.ts';
import { begin, openSendingPage } from './sending-page.ts';

/** Longer than any burst, so that what scripts press falls into the same attempt. */
const burstLength = 500;

interface Heard {
  readonly ids: string[];
  /** When the presses of this burst arrived, in milliseconds of the page. */
  pressed: number[];
  outcome: 'yes' | 'no';
  wait: number;
}
type Bound = typeof globalThis & { heard: Heard };

/** Bursts of presses on Send: pointer, Enter, space, scripts; first at a host that says no, then at one that says yes. */
export const bursts: Row = {
  id: 'bursts',
  promise: 'However often and fast somebody presses Send, it is handed over once, and again only under the same number',
  counts: { short: 4, full: 200 },
  browsers: ['chromium'],
  async run(trial) {
    const { count, seed, site } = trial;
    const random = startRandom(seed);
    const page = await openSendingPage(await trial.window(), site, () => undefined, 120_000);
    await page.evaluate(() => {
      const heard: Heard = { ids: [], pressed: [], outcome: 'yes', wait: 0 };
      Object.assign(globalThis, { heard, print: () => undefined });
      document.addEventListener('click', ({ timeStamp }) => heard.pressed.push(timeStamp), { capture: true });
      document.addEventListener('questionnaire-submit', (event) => {
        heard.ids.push(event.payload.submissionId);
        const { outcome, wait } = heard;
        const reply = new Promise<object>((take, refuse) =>
          setTimeout(() => (outcome === 'yes' ? take({}) : refuse(new Error('503'))), wait),
        );
        event.respondWith(reply);
      });
    });
    const broken: string[] = [];
    let [tried, presses, slow] = [0, 0, 0];
    for (; tried < count && slow <= count; tried += 1) {
      await begin(page, `burst-${tried}-${slow}`, 'a name');
      await page.evaluate(() => (globalThis as Bound).heard.ids.splice(0));
      for (const [round, outcome] of (['no', 'yes'] as const).entries()) {
        const made = await burst(page, random, outcome);
        presses += made.length;
        const { ids, pressed } = await page.evaluate(() => (globalThis as Bound).heard);
        if (pressed.at(-1)! - pressed[0]! > burstLength) {
          // The machine was too busy to press that fast: this was no burst.
          slow += 1;
          tried -= 1;
          break;
        }
        if (ids.length !== round + 1 || new Set(ids).size !== 1) {
          broken.push(`burst ${tried}, host says ${outcome} (${made.join(', ')}): handed over as ${ids.join(', ')}`);
          break;
        }
      }
    }
    return { tried, broken, figures: { presses: `${presses}`, 'too slow, tried again': `${slow}` } };
  },
};

/** One burst at the button, and the wait until the host's word is on the screen. */
async function burst(page: Page, random: Random, outcome: Heard['outcome']): Promise<readonly string[]> {
  // A host that answers at once is pressed by hand alone: what a script presses after a no is meant as another try.
  const isByHand = random.chance(0.5);
  const wait = isByHand ? random.between(0, burstLength) : burstLength * 3;
  const at = await page.evaluate(
    (said, milliseconds) => {
      Object.assign((globalThis as Bound).heard, { outcome: said, wait: milliseconds, pressed: [] });
      const { shadowRoot } = document.querySelector('questionnaire-form')!;
      const button = shadowRoot!.querySelector<HTMLElement>('[part~=submit]')!;
      button.scrollIntoView({ block: 'center' });
      button.focus();
      const { x, y, width, height } = button.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    },
    outcome,
    wait,
  );
  const kinds = ['pointer', 'double', 'Enter', 'Space', ...(isByHand ? [] : ['submit()', 'click()'])];
  const plan = Array.from({ length: random.between(2, 10) }, () => random.pick(kinds));
  const made: string[] = [];
  const until = performance.now() + burstLength - 100;
  for (const kind of plan) {
    if (performance.now() > until && made.length > 1) break;
    made.push(kind);
    if (kind === 'pointer') await page.mouse.click(at.x, at.y);
    else if (kind === 'double') await page.mouse.click(at.x, at.y, { count: 2 });
    else if (kind === 'Enter' || kind === 'Space') await page.keyboard.press(kind);
    else await page.evaluate(pressByScript, kind);
  }
  await page.waitForFunction(
    (said) => {
      const { textContent } = document.querySelector('questionnaire-form')!.shadowRoot!;
      return textContent.includes(said === 'yes' ? 'Your answers were sent' : 'Your answers were not sent');
    },
    { polling: 50, timeout: 5_000 },
    outcome,
  );
  // The next burst is another one.
  await page.evaluate((rest) => new Promise((resolve) => setTimeout(resolve, rest)), burstLength + 50);
  return made;
}

/** Runs in the page. */
function pressByScript(kind: string): void {
  const form = document.querySelector<QuestionnaireFormElement>('questionnaire-form')!;
  (globalThis as Bound).heard.pressed.push(performance.now());
  if (kind === 'submit()') void form.submit();
  else form.shadowRoot!.querySelector<HTMLElement>('[part~=submit]')?.click();
}
