import axe from 'axe-core/axe.js';
import { expect } from 'chai';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { defineTry } from '../../stories/try/define-try.ts';
import type { TryChanges } from '../../stories/try/try-changes.ts';
import type { TryCoverage } from '../../stories/try/try-coverage.ts';
import type { TryWhy } from '../../stories/try/try-why.ts';
import type { TryQuestionnaire } from '../../stories/try/try-questionnaire.ts';
import { shippedAmong } from '../../stories/try/shipped.ts';

const paths = ['iacet/profile.2026.json', 'iacet/profile.2026.scenarios.json'];
const files = Object.fromEntries(
  paths.map((path) => [`../schemas/${path}`, () => fetch(`/schemas/${path}`).then((reply) => reply.text())]),
);
const source = `{
  "format": 1,
  "id": "sample-try",
  "edition": "2026",
  "version": 1,
  "title": "Sample questionnaire",
  "language": "en",
  "context": { "city": { "kind": "text" } },
  "sections": [
    {
      "id": "first",
      "title": "First things",
      "questions": [{ "id": "name", "kind": "text", "label": "What is your name?" }]
    },
    {
      "id": "second",
      "title": "Second things",
      "questions": [
        { "id": "town", "kind": "text", "label": "Which town?" },
        { "id": "why", "kind": "text", "label": "Why there?", "relevantWhen": { "town": { "answered": true } } }
      ]
    }
  ]
}
`;
const older = source.replace('"2026"', '"2025"').replace(/,\s*\{ "id": "why".*\}/, '');

defineTry();

describe('Staff who try their questionnaire', () => {
  let page: TryQuestionnaire;

  beforeEach(async () => {
    page = Object.assign(document.createElement('try-questionnaire'), { shipped: shippedAmong(files) });
    document.body.append(page);
    await page.updateComplete;
  });
  afterEach(async () => {
    page.remove();
    await setViewport({ width: 1280, height: 800 });
  });

  const area = () => page.querySelector('textarea')!;
  const form = () => page.live.element;
  const root = () => form().shadowRoot!;
  const told = () => [...page.querySelectorAll('.try-problems button')].map(words);
  const read = async (text: string) => {
    const isRead = new Promise((resolve) => page.addEventListener('try-read', resolve, { once: true }));
    area().value = text;
    area().dispatchEvent(new Event('input', { bubbles: true }));
    await isRead;
    await page.updateComplete;
    await form().updateComplete;
  };
  const tab = async (name: string) => {
    [...page.querySelectorAll<HTMLElement>('[role=tab]')].find((one) => words(one) === name)!.click();
    await page.updateComplete;
  };
  const pressed = async (name: string) => {
    [...panel().querySelectorAll('button')].find((one) => words(one) === name)!.click();
    await panel().querySelector<TryWhy | TryChanges | TryCoverage>('try-why, try-changes, try-coverage')!
      .updateComplete;
  };
  const panel = () => page.querySelector('#try-panel')!;
  const until = async (holds: () => boolean) => {
    if (holds()) return;
    await new Promise<void>((resolve) => {
      const observer = new MutationObserver(() => {
        if (!holds()) return;
        observer.disconnect();
        resolve();
      });
      observer.observe(page, { childList: true, subtree: true, characterData: true });
    });
  };

  it('see a slip at its line while the form goes on, and keep answer, section and focus while the text changes', async () => {
    await read(source);
    expect(words(page.querySelector('#try-problem-count'))).to.match(/^(None found\.|\d+ (warning|remark))/);
    await form().goTo('town');
    const box = root().querySelector<HTMLInputElement>('#q-town-control')!;
    box.focus();
    await sendKeys({ type: 'Sampleton' });

    area().focus();
    await read(source.replace('"label": "Which town?" },', '"label": "Which town?"'));
    expect(told()[0]).to.match(/^Line 20, error:/);
    expect(words(page.querySelector('#try-problem-count'))).to.include('goes on with the last text');
    expect(root().textContent).to.include('Which town?');
    page.querySelector<HTMLElement>('.try-problems button')!.click();
    const line = area().value.slice(0, area().selectionStart).split('\n').length;
    expect(told()[0]).to.include(`Line ${line},`);
    expect(document.activeElement).to.equal(area());

    await read(source.replace('Which town?', 'In which city?'));
    expect(document.activeElement).to.equal(area());
    expect(root().querySelector<HTMLInputElement>('#q-town-control')?.value).to.equal('Sampleton');
    expect(root().textContent).to.include('In which city?');
    expect(form().inert).to.equal(false);
  });

  it('see what would be handed over, and what is missing for it', async () => {
    await read(source);
    await tab('Payload');
    await until(() => panel().textContent.includes('What is missing'));
    expect(words(panel())).to.include('“What is your name?”: ');
    await tab('Form');
    for (const [path, text] of [
      ['name', 'Sam Sample'],
      ['town', 'Sampleton'],
      ['why', 'It is near'],
    ] as const) {
      await form().goTo(path);
      root().querySelector<HTMLInputElement>(`#q-${path}-control`)!.focus();
      await sendKeys({ type: text });
    }
    await tab('Payload');
    await until(() => panel().querySelector('pre') !== null);
    const sent = JSON.parse(panel().querySelector('pre')!.textContent) as { answers: unknown };
    expect(sent.answers).to.deep.equal({ name: 'Sam Sample', town: 'Sampleton', why: 'It is near' });
  });

  it('save the file under its name, with just the text that stands there', async () => {
    await page.openShipped('iacet/profile.2026.json');
    const saved = new Promise<HTMLAnchorElement>((resolve) => {
      // What a click on it would save is looked at instead.
      HTMLAnchorElement.prototype.click = function () {
        resolve(this);
      };
    });
    [...page.querySelectorAll('button')].find((one) => words(one) === 'Save file')!.click();
    const link = await saved;
    delete (HTMLAnchorElement.prototype as Partial<HTMLAnchorElement>).click;
    expect(link.download).to.equal('profile.2026.json');
    expect(await (await fetch(link.href)).text()).to.equal(area().value);
    expect(area().value).to.include('"iacet-profile"');
  });

  it('start the next year from a shipped questionnaire, and can put the old text back', async () => {
    await page.openShipped('iacet/profile.2026.json');
    await page.startNextYear();
    await page.updateComplete;
    expect(page.name).to.equal('profile.2027.json');
    expect(area().value).to.include('"edition": "2027"');
    expect(page.querySelector('[role=tab][aria-selected=true]')!.textContent).to.include('To do');
    const [first] = panel().querySelectorAll<HTMLElement>('li button');
    first!.click();
    expect(document.activeElement).to.equal(area());
    await page.putBack();
    expect(page.name).to.equal('profile.2026.json');
    expect(page.text).to.include('"edition": "2026"');
  });

  it('learn why a question is shown, what changed, and whether every question can be shown', async () => {
    page.shipped = [{ path: 'sample.2025.json', read: () => Promise.resolve(older), readScenarios: undefined }];
    await read(source);
    await form().goTo('town');
    root().querySelector<HTMLInputElement>('#q-town-control')!.focus();
    await tab('Why is it shown?');
    const why = () => panel().querySelector<HTMLSelectElement>('try-why select')!;
    expect(why().value).to.equal('town');
    why().value = 'why';
    await pressed('Why is this shown?');
    expect(words(panel().querySelector('pre'))).to.match(/^It is not shown now\. What decides:.*Which town/);
    await tab('Changes');
    const compared = new Promise((resolve) => page.addEventListener('try-compared', resolve, { once: true }));
    await pressed('Compare');
    await compared;
    expect(words(panel())).to.include('“Why there?”').and.to.include('2 questions kept, 1 added');
    await tab('Coverage');
    await pressed('Look for it (may take some seconds)');
    expect(words(panel())).to.include('3 of 3 questions can be shown');
    expect(await faults()).to.deep.equal([]);
  });

  it('use the tabs by arrow keys, and every look passes axe, narrow and wide', async () => {
    await page.openShipped('iacet/profile.2026.json');
    page.querySelector<HTMLElement>('[role=tab][aria-selected=true]')!.focus();
    for (const width of [1280, 320]) {
      await setViewport({ width, height: 800 });
      for (const name of ['All questions', 'Paper', 'Payload', 'Problems', 'Changes', 'Form']) {
        do await sendKeys({ press: 'ArrowRight' });
        while (words(document.activeElement) !== name);
        await page.updateComplete;
        await form().updateComplete;
        if (name === 'Form' || (width === 1280 && name === 'Payload'))
          expect(await faults()).to.deep.equal([], `${name} at ${width}`);
        expect(document.documentElement.scrollWidth, `${name} at ${width}`).to.be.at.most(width);
      }
    }
  });

  async function faults(): Promise<readonly string[]> {
    const { violations } = await axe.run(page, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${String(target)}`));
  }
});

function words(element: Element | null): string {
  return (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
}
