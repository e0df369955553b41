import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { root } from '../../scripts/run.mjs';
import { perceptionFindings } from './access-findings.ts';
import { Chromium } from './chromium.ts';
import { formAddress, openSite, type Site } from './host-site.ts';
import { markupFindings } from './markup-findings.ts';
import { outline } from './outline.ts';
import type { Respondent } from './respondent.ts';
import { type SampleFiles, writeSampleFiles } from './sample-files.ts';
import { visit, type Visit } from './visit.ts';

const context = { contextId: 'sample', organisationName: 'Sample Training Provider', signer: 'Sam Sample' };

/** How somebody answers the questions of a kind; those without an entry take no answer. */
type Answers = Readonly<Record<string, (me: Respondent, files: SampleFiles) => Promise<void>>>;

const answers: Answers = {
  text: (me) => me.fill('1a Name of the unit', 'Sample unit'),
  longText: (me) => me.fill('What do you do?', 'We train.'),
  email: (me) => me.fill('Your email address', 'pat@example.org'),
  phone: (me) => me.fill('Your phone number', '+1 312 555 0100'),
  url: (me) => me.fill('Your site', 'https://example.org'),
  integer: (me) => me.fill(/^How many events\?/, '24'),
  decimal: (me) => me.fill(/^How many CEUs\?/, '512.4'),
  money: (me) => me.fill(/^What was paid\?/, '875'),
  percent: (me) => me.fill(/^What share passed\?/, '92'),
  date: (me) => me.fillDate('When was the review?', { day: '20', month: 'April', year: '2026' }),
  dateRange: async (me) => {
    await me.fillDate('From', { day: '15', month: '6', year: '2025' });
    await me.fillDate('To', { day: '14', month: '6', year: '2026' });
  },
  choice: async (me) => {
    await me.choose('Main method', 'Another method');
    await me.fill(/^Please say which/, 'By letter');
    await me.goTo({ role: 'combobox', name: 'Second method' });
    await me.press('ArrowDown', 2);
  },
  choices: (me) => me.tick('Methods in use', 'Group live', 'Another method'),
  rank: (me) => me.activate('Move down Price'),
  yesNo: async (me) => {
    await me.choose('Has the mission changed?', 'Yes');
    await me.fill('What changed?', 'We now train volunteers, too.');
  },
  files: async (me, { policy }) => {
    await me.attach('Your review process', policy.path);
  },
  evidence: async (me, { minutes }) => {
    await me.fill('Describe it here', 'We count heads.');
    await me.attach(/Documents|attendance/, minutes.path);
    await me.tick(/attendance/, 'I will send it by email instead');
  },
  group: (me) => me.fill('Name', 'Sam Sample'),
  rows: async (me) => {
    await me.activate(/^Add/);
    await me.fill(/^Element/, '1.5', /Finding 1/);
    await me.activate(/^Add/);
    await me.fill(/^Hours spent/, 'two', /Finding 2/);
  },
  matrix: async (me) => {
    await me.fill(/Group live/, '12', /^How many programs\?/);
    await me.fill(/^Programs/, '3', /Group live/);
  },
  address: (me) => me.fill('Address line 1', '1 Sample Street'),
  accept: (me) => me.tick(/./, 'I agree to the terms'),
  signature: (me) => me.fill('Your full name', 'Sam Sample'),
};

const sections = (
  JSON.parse(readFileSync(join(root, 'test/bundle/pages/all-kinds.json'), 'utf8')) as {
    readonly sections: readonly { readonly id: string }[];
  }
).sections.map(({ id }) => id);

// What is compared was read by a person, line for line. UPDATE_ACCESS=1 writes it anew, to be read again.
suite('What a screen reader meets in each kind of question', () => {
  let chromium: Chromium;
  let site: Site;
  let files: SampleFiles;
  let at: Visit;

  before(async () => {
    [chromium, site, files] = await Promise.all([Chromium.start(), openSite(), writeSampleFiles()]);
    const settings = { src: '/pages/all-kinds.json', context: JSON.stringify(context), draft: 'none' };
    at = await visit(chromium.browser, formAddress(site, settings));
    await at.respondent.perceives({ role: 'button', name: 'Start' });
  });

  after(async () => {
    await chromium.forget();
    await Promise.all([site.close(), files.remove()]);
  });

  for (const section of sections) {
    test(section, async () => {
      const me = at.respondent;
      const met: Record<string, readonly string[]> = {};
      const look = async (state: string) => {
        met[state] = between(outline(await me.reader.nodes()));
        const found = [...perceptionFindings(await me.reader.everything()), ...(await markupFindings(at.page))];
        assert.deepEqual(found, [], `${section}, ${state}`);
      };

      await at.page.evaluate((id) => document.querySelector('questionnaire-form')!.goTo(id), section);
      await me.until(
        async () => (await me.reader.focused())?.role === 'heading',
        () => `The page of ${section} does not appear`,
      );
      await look('blank');
      const answer = answers[section];
      if (answer) {
        await me.activate('Continue');
        await me.isToldWhatIsWrong();
        await look('wrong');
        await answer(me, files);
        await look('answered');
      }

      const file = join(root, 'test/access', `${section}.json`);
      if (process.env['UPDATE_ACCESS']) writeFileSync(file, `${JSON.stringify(met, null, 2)}\n`);
      assert.ok(existsSync(file), `${file} is missing; UPDATE_ACCESS=1 writes it`);
      assert.deepEqual(met, JSON.parse(readFileSync(file, 'utf8')));
    });
  }
});

/** The lines of the page itself: its summary of what is wrong, its heading and its questions. */
function between(lines: readonly string[]): readonly string[] {
  const at = (pattern: RegExp) => lines.findIndex((line) => pattern.test(line));
  const [title, summary, to] = [
    at(/^\s*heading .* level=2$/),
    at(/^\s*group “There (is|are) /),
    at(/^\s*button “Continue”/),
  ];
  const section =
    summary === -1 ? title : lines.findIndex((line, i) => i > title && /^\s*heading .* level=2$/.test(line));
  assert.ok(section !== -1 && to !== -1, lines.join('\n'));
  const depth = /^\s*/.exec(lines[section]!)![0].length;
  const first = summary === -1 ? section : summary;
  return lines
    .slice(first, to)
    .filter((line) => !/^\s*paragraph “Section \d+ of \d+”$/.test(line))
    .map((line) => line.slice(depth));
}
