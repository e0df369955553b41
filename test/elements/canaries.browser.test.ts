import { expect } from 'chai';
import { originStorage } from './origin-storage.ts';
import { endVisits, Visit } from './visit.ts';

const option = (value: string, other = false) => ({ value, label: value, ...(other && { other }) });
const ask = (id: string, kind: string, more: object = {}) => ({ id, kind, label: `Question ${id}`, ...more });
const files = { accept: ['.txt'], maxItems: 3 };

/** One question of every kind that takes words, figures, dates or files of the respondent's own. */
const document_ = {
  format: 1,
  id: 'canaries',
  edition: '2026',
  version: 1,
  title: 'Canaries',
  language: 'en',
  currency: 'USD',
  sample: true,
  context: { sponsorName: { kind: 'text' } },
  files: { accept: ['.txt'] },
  sections: [
    {
      id: 'all',
      title: 'All',
      questions: [
        ask('sponsor', 'prefilled', { from: 'sponsorName' }),
        ask('word', 'text'),
        ask('story', 'longText'),
        ask('mail', 'email'),
        ask('call', 'phone'),
        ask('site', 'url'),
        ask('whole', 'integer'),
        ask('broken', 'integer', { optional: true }),
        ask('part', 'decimal', { step: '0.1' }),
        ask('cost', 'money'),
        ask('day', 'date'),
        ask('span', 'dateRange'),
        ask('one', 'choice', { options: [option('a'), option('b', true)] }),
        ask('some', 'choices', { options: [option('c'), option('d', true)] }),
        ask('changed', 'yesNo', {
          explain: { on: 'yes', label: 'What changed?', files: { label: 'Show it', ...files } },
        }),
        ask('proof', 'evidence', { files }),
        ask('policy', 'files', files),
        ask('both', 'group', { questions: [ask('first', 'text'), ask('second', 'longText')] }),
        ask('people', 'rows', { rowLabel: 'Person', columns: [ask('name', 'text'), ask('reach', 'email')] }),
        ask('per', 'matrix', { rows: [option('north'), option('south')], cell: { kind: 'text' } }),
        ask('home', 'address'),
        ask('sign', 'signature'),
      ],
    },
  ],
};

const contextId = 'canary-whose';
const label = 'canary-label';
/** Known to the page, and never stored: it comes from the host each time. */
const hostsOwn = 'canary-fact';

describe('After a draft is gone, nothing that somebody put in is stored anywhere', () => {
  let at: Visit;
  let put: Map<string, string>;

  afterEach(endVisits);

  const open = () =>
    Visit.begin({
      document: document_,
      context: { contextId, sponsorName: hostsOwn },
      attributes: { layout: 'single', resume: 'continue', 'draft-label': label },
      properties: { draftStore: undefined },
    });
  const found = async () => {
    const stored = await originStorage();
    return [...put].filter(([, canary]) => stored.includes(canary)).map(([what]) => what);
  };
  const all = () => [...put.keys()].filter((what) => what !== 'fact of the host');
  const write = async (box: HTMLInputElement | HTMLTextAreaElement, text: string) => {
    box.value = text;
    box.dispatchEvent(new Event('input', { bubbles: true }));
    box.dispatchEvent(new Event('change', { bubbles: true }));
    await at.settled();
  };
  const attach = async (path: string) => {
    const nth = put.size;
    put.set(`${path} name`, `canary-${nth}-file`).set(`${path} content`, `canary-${nth}-bytes`);
    await at.attach(path, `canary-${nth}-file.txt`, `canary-${nth}-bytes`);
  };
  const figures: Readonly<Record<string, readonly [typed: string, stored: string]>> = {
    whole: ['730100451', '730100451'],
    part: ['730100452.5', '730100452.5'],
    cost: ['7301004.53', '730100453'],
    call: ['+17301004545', '+17301004545'],
  };
  const dates: Readonly<Record<string, string>> = {
    day: '1913',
    'span-from': '1914',
    'span-to': '1915',
    'sign-date': '1916',
  };
  const shapeOf = (box: Element, canary: string) =>
    box.matches('[type=email]')
      ? `${canary}@firm.example`
      : box.matches('[type=url]')
        ? `https://firm.example/${canary}`
        : canary;

  /** Puts a word of its own into everything that can be typed in, and flags two questions. */
  const fill = async () => {
    put = new Map([
      ['whose', contextId],
      ['label', label],
      ['fact of the host', hostsOwn],
    ]);
    await at.choose('one', 'b');
    await at.choose('some', 'd');
    await at.choose('changed', 'Yes');
    await at.press('Add');
    for (const path of ['word', 'site']) {
      at.root.querySelector<HTMLButtonElement>(`#q-${path}-flag`)!.click();
      await at.settled();
    }
    for (const path of ['policy', 'proof/files', 'changed/files']) await attach(path);
    const boxes = 'input:not([type=file], [type=radio], [type=checkbox]), textarea:not([id$=import-text])';
    for (const box of at.root.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(boxes)) {
      const id = box.id.replace(/^q-|-control$/g, '');
      const [, date, part] = /^(.*?)(?:-(day|year))?$/.exec(id) ?? [];
      if (date !== undefined && date in dates) {
        await write(box, part === 'year' ? dates[date]! : part === 'day' ? '17' : '4');
        put.set(id, `${dates[date]}-04-17`);
        continue;
      }
      const [typed, stored] = figures[id] ?? [shapeOf(box, `canary-${put.size}-typed`), `canary-${put.size}-typed`];
      await write(box, typed);
      put.set(id, stored);
    }
  };
  const pressLast = async (name: string) => {
    await at.press(name);
    await at.until(() => at.root.querySelector('#ask-dialog') === null);
  };

  beforeEach(async () => {
    at = await open();
    await fill();
  });

  it('neither when the respondent removes it', async () => {
    expect(await at.form.saveDraft()).to.equal(true);
    expect(put.size).to.be.at.least(40);
    expect(await found()).to.deep.equal(all());
    await at.press('Remove from this device');
    await pressLast('Yes, remove it');
    await at.until(() => at.text.includes('Your draft has been removed from this device.'));
    expect(await found()).to.deep.equal([]);
    at.end();
    expect(await found()).to.deep.equal([]);
  });

  it('nor when the host took the answers', async () => {
    await at.type('broken', '7');
    put.delete('broken');
    expect(await at.form.saveDraft()).to.equal(true);
    expect(await found()).to.deep.equal(all());
    at.form.addEventListener('questionnaire-submit', (event) => event.respondWith({}));
    const isSent = await at.form.submit();
    expect(at.problems).to.deep.equal([]);
    expect(isSent).to.equal(true);
    expect(await found()).to.deep.equal([]);
    at.end();
    expect(await found()).to.deep.equal([]);
  });

  it('nor when nothing is to be kept, whatever is typed after that', async () => {
    expect(await at.form.saveDraft()).to.equal(true);
    expect(await found()).to.deep.equal(all());
    await at.press('Shared computer? Keep nothing here');
    await pressLast('Yes, remove it');
    await at.until(() => at.text.includes('From now on nothing is kept on this device.'));
    expect(await found()).to.deep.equal([]);
    await at.type('word', 'canary-later');
    put.set('later', 'canary-later');
    await at.attach('policy', 'canary-later-file.txt', 'canary-later');
    await at.form.saveDraft();
    expect(await found()).to.deep.equal([]);
    expect(at.form.snapshot!.answer('word')).to.equal('canary-later');
    at.end();
    expect(await found()).to.deep.equal([]);
  });
});
