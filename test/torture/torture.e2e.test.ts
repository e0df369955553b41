import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { openSite, type Site } from '../bundle/host-site.ts';
import { rows } from './rows.ts';
import { browsersFor, run } from './running.ts';

/** The short form draws the same tries each time, so that a failure is one of the change and not of luck. */
const seed = 2026;

suite('Promises about drafts, tried a few times (npm run torture tries them often)', () => {
  let site: Site;

  before(async () => {
    site = await openSite();
  });

  after(() => site.close());

  for (const row of rows) {
    for (const browserName of browsersFor(row).filter((name) => name !== 'firefox')) {
      test(row.promise, async () => {
        const { tried, broken } = await run(row, { site, browserName, count: row.counts.short, seed });
        assert.deepEqual(broken, []);
        assert.equal(tried, row.counts.short);
      });
    }
  }
});
