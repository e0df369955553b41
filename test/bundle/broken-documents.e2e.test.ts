import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, before, suite, test } from 'node:test';
import { root } from '../../scripts/run.mjs';
import { Chromium } from './chromium.ts';
import { formAddress, openSite, type Site } from './host-site.ts';
import { visit, type Visit } from './visit.ts';

/** What staff should read about one slip. */
interface Told {
  /** A piece of the line on which the slip stands. */
  readonly slip: string;
  readonly message: string;
  readonly remedy: string;
}

const documents: Readonly<Record<string, readonly Told[]>> = {
  'missing-brace.json': [
    { slip: '"label": "Your name",', message: 'The { that stands here is never closed.', remedy: 'Add its }' },
  ],
  'wrong-shape.json': [
    { slip: '"number"', message: '"number" is no kind of question.', remedy: 'The kinds are text, longText,' },
    { slip: '"lable"', message: 'knows no "lable"', remedy: 'Did you mean "label"?' },
    { slip: 'Your other name', message: 'The question id "name" is taken already', remedy: 'Give one of the two' },
    { slip: '"100"', message: 'must be a whole number', remedy: 'Write it without quotes: 100.' },
    { slip: '"constructor"', message: '"constructor" means something else already.', remedy: 'Choose another name' },
  ],
  'wrong-rules.json': [
    { slip: 'Another with the same id', message: 'The question id "size" is taken', remedy: 'Give one of the two' },
    { slip: '"color"', message: 'There is no question "color".', remedy: 'Did you mean "colour"?' },
    { slip: '"green"', message: 'There is no option "green".', remedy: 'Use one of red, blue.' },
    { slip: '"atLeast"', message: '"atLeast" cannot be asked of one option.', remedy: 'Use a test that fits' },
    { slip: '"hen"', message: 'These wait for each other: hen → egg → hen.', remedy: 'Break the circle' },
  ],
};

suite('Staff put a document with mistakes on their site', () => {
  let chromium: Chromium;
  let site: Site;
  let at: Visit;

  before(async () => {
    [chromium, site] = await Promise.all([Chromium.start(), openSite()]);
  });

  after(async () => {
    await chromium.forget();
    await site.close();
  });

  afterEach(() => at.page.close());

  for (const [name, expected] of Object.entries(documents)) {
    test(`every mistake of ${name} is told at once, with its line and what to do`, async () => {
      at = await visit(chromium.browser, formAddress(site, { src: `/pages/${name}` }));
      const me = at.respondent;
      await me.perceives({ role: 'heading', name: 'This questionnaire cannot be shown' });
      const count = expected.length === 1 ? '1 thing' : `${expected.length} things`;
      await me.perceives({ role: 'heading', name: `What its authors need to correct: ${count}` });

      const lines = readFileSync(join(root, 'test/bundle/pages', name), 'utf8').split('\n');
      let words = await me.reader.words();
      for (const { slip, message, remedy } of expected) {
        const line = lines.findIndex((text) => text.includes(slip)) + 1;
        for (const wanted of [message, remedy, `line ${line},`]) {
          const found = words.indexOf(wanted);
          assert.ok(found !== -1, `${wanted} does not stand in\n${words}`);
          words = words.slice(found + wanted.length);
        }
      }
      assert.doesNotMatch(words, /line \d/, 'more is told than is wrong');
      assert.deepEqual(at.witness.complaints, []);
    });
  }

  test('a document that is not there is no blank page, and another try finds it', async () => {
    at = await visit(chromium.browser, formAddress(site, { src: '/pages/nowhere.json' }));
    const me = at.respondent;
    await me.perceives({ role: 'heading', name: 'The questionnaire could not be loaded' });
    await at.page.setRequestInterception(true);
    at.page.on('request', (request) => {
      const url = request.url().replace('nowhere.json', 'two-questions.json');
      void request.continue({ url });
    });
    await me.activate('Try again');
    await me.perceives({ role: 'button', name: 'Start' });
    await me.activate('Start');
    await me.arrivesAt('About you');
  });
});
