import axe from 'axe-core/axe.js';
import { expect } from 'chai';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { defineTry } from '../../stories/try/define-try.ts';
import type { TryChanges } from '../../stories/try/try-changes.ts';
import type { TryCoverage } from '../../stories/try/try-coverage.ts';
import type { TryTexts } from '../../stories/try/try-texts.ts';
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

const still = new CSSStyleSheet();
still.replaceSync('* { content-visibility: visible !important; transition: none !important }');

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
    document.documentElement.style.colorScheme = '';
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
  const button = (name: string) => [...page.querySelectorAll('button')].find((one) => words(one) === name)!;
  /** The file that pressing a button would save. */
  const savedBy = async (name: string) => {
    const link = await new Promise<HTMLAnchorElement>((resolve) => {
      HTMLAnchorElement.prototype.click = function () {
        resolve(this);
      };
      button(name).dispatchEvent(new MouseEvent('click'));
    });
    delete (HTMLAnchorElement.prototype as Partial<HTMLAnchorElement>).click;
    return { name: link.download, text: await (await fetch(link.href)).text() };
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
    const saved = await savedBy('Save file');
    expect(saved).to.deep.equal({ name: 'profile.2026.json', text: area().value });
    expect(area().value).to.include('"iacet-profile"');
  });

  it('start the next year, with its scenarios, hand a review page on, and can put the old text back', async () => {
    await page.openShipped('iacet/profile.2026.json');
    const filled = page.scenarios!.scenarios.length;
    page.widget = () => Promise.resolve('self.sampleWidget = true;');
    await page.updateComplete;
    const isRead = new Promise((resolve) => page.addEventListener('try-read', resolve, { once: true }));
    button('Start next year').click();
    await isRead;
    await page.updateComplete;
    expect(page.name).to.equal('profile.2027.json');
    expect(area().value).to.include('"edition": "2027"');
    expect(page.querySelector('[role=tab][aria-selected=true]')!.textContent).to.include('To do');
    const [first] = panel().querySelectorAll<HTMLElement>('li button');
    first!.click();
    expect(document.activeElement).to.equal(area());
    const scenarios = await savedBy('Save scenarios');
    expect(scenarios.name).to.equal('profile.2027.scenarios.json');
    expect(scenarios.text).to.include('"today": "2027-').and.not.include('"today": "2026-');
    expect((JSON.parse(scenarios.text) as { scenarios: unknown[] }).scenarios).to.have.length(filled);
    const review = await savedBy('Review page');
    expect(review.name).to.equal('profile.2027.review.html');
    expect(review.text).to.include('2026 → 2027').and.include('Who is asked what').and.include('self.sampleWidget');
    await page.putBack();
    expect(page.scenarios!.scenarios[0]!.today).to.match(/^2026/);
    expect(page.name).to.equal('profile.2026.json');
    expect(page.text).to.include('"edition": "2026"');
  });

  it('see the number of each line beside it, also further down, and a broken file all the same', async () => {
    await page.openFile(new File([`${source}${'\n'.repeat(200)}{`], 'broken.json'));
    await page.updateComplete;
    const lines = page.querySelector('.try-lines')!;
    expect(words(lines).split(' ').at(-1)).to.equal(String(area().value.split('\n').length));
    expect(told()[0]).to.match(/^Line \d+, error:/);
    page.querySelector<HTMLElement>('.try-problems button')!.click();
    await new Promise((resolve) => area().addEventListener('scroll', resolve, { once: true }));
    expect(area().scrollTop).to.be.above(0);
    expect(lines.scrollTop).to.equal(area().scrollTop);
  });

  it('hand the wording to translators and take it back, told what is missing and what is out of date', async () => {
    await read(source);
    await tab('Texts');
    const texts = () => panel().querySelector<TryTexts>('try-texts')!;
    const count = () => words(texts().querySelector('[role=status]'));
    expect(count()).to.equal('6 texts, 6 of them without a translation into “es”.');
    const table = await savedBy('Save table for translators');
    expect(table.name).to.equal('questionnaire.es.csv');
    const choose = async (csv: string, expected: string) => {
      const input = texts().querySelector<HTMLInputElement>('input[type=file]')!;
      const files = new DataTransfer();
      files.items.add(new File([csv], 'es.csv'));
      input.files = files.files;
      const isTold = until(() => words(texts().querySelector('[role=alert]')).includes(expected));
      input.dispatchEvent(new Event('change'));
      await isTold;
      await texts().updateComplete;
    };
    const isRead = new Promise((resolve) => page.addEventListener('try-read', resolve, { once: true }));
    await choose(
      table.text
        .replace('"Which town?",""', '"Which town?","¿Qué ciudad?"')
        .replace('"Why there?",""', '"Why here?","¿Por qué?"'),
      '1 translation taken into the text',
    );
    await isRead;
    await page.updateComplete;
    expect(area().value).to.include('{ "en": "Which town?", "es": "¿Qué ciudad?" }').and.not.include('¿Por qué?');
    expect(words(texts())).to.include('Out of date, left out');
    expect(count()).to.include('5 of them without');
    expect(await faults()).to.deep.equal([]);
    await choose('no table', 'The first line of the table must have the headings');
  });

  it('read the form in a language that nobody speaks, from right to left, with the answers kept', async () => {
    await read(source);
    await form().goTo('town');
    root().querySelector<HTMLInputElement>('#q-town-control')!.focus();
    await sendKeys({ type: 'Sampleton' });
    page.setLocale('ar-XB');
    await page.show();
    await form().updateComplete;
    expect(root().querySelector('.root')!.getAttribute('dir')).to.equal('rtl');
    expect(root().textContent)
      .to.include('\u202eWhich town?')
      .and.include('\u202eContinue')
      .and.not.include(' Continue ');
    expect(root().querySelector<HTMLInputElement>('#q-town-control')?.value).to.equal('Sampleton');
    page.setLocale('');
    await page.show();
    expect(root().querySelector('.root')!.getAttribute('dir')).to.equal('ltr');
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

  it('use the tabs by arrow keys, and every look passes axe, narrow and wide, light and dark', async () => {
    await page.openShipped('iacet/profile.2026.json');
    page.querySelector<HTMLElement>('[role=tab][aria-selected=true]')!.focus();
    const names = [
      'All questions',
      'Paper',
      'Payload',
      'Problems',
      'Changes',
      'Texts',
      'Why is it shown?',
      'Coverage',
      'Form',
    ];
    for (const width of [1280, 320]) {
      await setViewport({ width, height: 800 });
      for (const name of names) {
        do await sendKeys({ press: 'ArrowRight' });
        while (words(document.activeElement) !== name);
        await page.updateComplete;
        await form().updateComplete;
        expect(document.documentElement.scrollWidth, `${name} at ${width}`).to.be.at.most(width);
        if (width === 320) continue;
        // What stands around the panel is the same each time.
        const within = name === 'Form' ? page : panel();
        document.documentElement.style.colorScheme = 'dark';
        expect(await faults(within, ['color-contrast'])).to.deep.equal([], `${name} in the dark`);
        document.documentElement.style.colorScheme = '';
        expect(await faults(within)).to.deep.equal([], name);
      }
    }
  }).timeout(30_000);

  async function faults(within: Element = page, rules?: readonly string[]): Promise<readonly string[]> {
    // Colours change little by little, and what is far down not before it comes into view.
    for (const { shadowRoot } of page.querySelectorAll('questionnaire-form')) {
      if (!shadowRoot!.adoptedStyleSheets.includes(still)) shadowRoot!.adoptedStyleSheets.push(still);
    }
    const { violations } = await axe.run(within, {
      resultTypes: ['violations'],
      runOnly: rules
        ? { type: 'rule', values: [...rules] }
        : ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${String(target)}`));
  }
});

function words(element: Element | null): string {
  return (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
}
