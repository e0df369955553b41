import assert from 'node:assert/strict';
import { after, afterEach, before, suite, test } from 'node:test';
import { Chromium } from './chromium.ts';
import { formAddress, openSite, type Site } from './host-site.ts';
import { visit, type Visit } from './visit.ts';

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

  const issuesOf = async (document: string): Promise<readonly string[]> => {
    at = await visit(chromium.browser, formAddress(site, { src: `/pages/${document}` }));
    const { respondent } = at;
    await respondent.perceives({ role: 'heading', name: 'This questionnaire cannot be shown' });
    return (await respondent.reader.all({ role: 'listitem' })).map(({ id }) => String(id));
  };

  test('a missing brace is told with its line', async () => {
    await issuesOf('missing-brace.json');
    assert.match(await at.respondent.reader.words(), /line \d+/);
  });
});
