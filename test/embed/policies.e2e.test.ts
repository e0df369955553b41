import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import type { Browser } from 'puppeteer-core';
import { root } from '../../scripts/run.mjs';
import { findFirefox } from '../../scripts/browser.mjs';
import { strictPolicy } from '../../scripts/serve.mjs';
import { start } from '../torture/running.ts';
import type { BrowserName } from '../torture/row.ts';
import { openHostPages, pageOf, twoQuestions } from './host-pages.ts';
import { fillInTwoQuestions, handedOver, openWatched, type WatchedPage } from './short-filling.ts';

const integrity = JSON.parse(readFileSync(join(root, 'dist/integrity.json'), 'utf8')) as Record<string, string>;
const pinned = integrity['questionnaire-form.classic.js'] ?? '';
const tag = '<script type="module" src="/dist/questionnaire-form.js"></script>';
const trusted = "require-trusted-types-for 'script'";

interface Policy {
  readonly header: string;
  readonly head?: string;
  /** Which words stand where the form would be; without them the form works and nothing is stopped. */
  readonly says?: RegExp;
  /** Words of the console that tell the web team what to do; only the browser's own when there are none. */
  readonly tells?: RegExp;
  /** Other browsers do not know these hashes yet. */
  readonly only?: BrowserName;
}

const policies: Readonly<Record<string, Policy>> = {
  'no policy': { header: '' },
  'the documented policy': { header: `script-src 'self'; style-src 'self'; ${trusted}; trusted-types lit-html` },
  'nothing but what is documented': { header: strictPolicy },
  'nonces and strict-dynamic': {
    header: `script-src 'nonce-abc' 'strict-dynamic'; style-src 'nonce-abc'; ${trusted}; trusted-types lit-html`,
    head: '<script type="module" nonce="abc" src="/dist/questionnaire-form.js"></script>',
  },
  'the hash of the script alone': {
    header: `script-src '${pinned}'; style-src 'none'`,
    head: `<script defer integrity="${pinned}" src="/dist/questionnaire-form.classic.js"></script>`,
    only: 'chromium',
  },
  'no policies for trusted types': {
    header: `script-src 'self'; ${trusted}; trusted-types 'none'`,
    says: /cannot be shown on this page/,
    tells: /add lit-html to that list/,
  },
  'policies of others for trusted types': {
    header: `script-src 'self'; ${trusted}; trusted-types theirs 'allow-duplicates'`,
    says: /cannot be shown on this page/,
    tells: /add lit-html to that list/,
  },
  'no requests': {
    header: "script-src 'self'; style-src 'self'; connect-src 'none'",
    says: /could not be loaded/,
  },
  'no scripts': { header: "script-src 'none'", says: /Call us instead/ },
};

const browsers: readonly BrowserName[] = findFirefox() ? ['chromium', 'firefox'] : ['chromium'];

for (const name of browsers) {
  suite(`A site sends a content policy to ${name}`, { timeout: 120_000 }, () => {
    let browser: Browser;

    before(async () => {
      browser = await start(name);
    });

    after(() => browser.close());

    const policiesHere = Object.entries(policies).filter(([, { only }]) => (only ?? name) === name);
    for (const [title, { header, head = tag, says, tells }] of policiesHere) {
      test(`${title}: ${says ? 'a readable word instead of a blank' : 'the form works and nothing is stopped'}`, async () => {
        const body = title === 'no scripts' ? twoQuestions.replace('></', '>Call us instead.</') : twoQuestions;
        const headers = header === '' ? {} : { 'Content-Security-Policy': header };
        const site = await openHostPages({ 'page.html': pageOf(head, body) }, headers);
        const at = await openWatched(browser, `${site.url}/made/page.html`);
        try {
          if (says) {
            assert.match(await wordsOf(at), says);
            if (tells) assert.match(at.errors.join('\n'), tells);
          } else {
            assert.deepEqual(await fillInTwoQuestions(at.page), handedOver);
            assert.deepEqual(at.errors, []);
            assert.deepEqual(at.warnings, []);
          }
        } finally {
          await at.page.close();
          await site.close();
        }
      });
    }
  });
}

/** What stands where the form would be, once it is there. */
function wordsOf({ page }: WatchedPage): Promise<string> {
  return page.evaluate(async () => {
    const form = document.querySelector('questionnaire-form')!;
    if ('updateComplete' in form) {
      await form.ready.catch(() => undefined);
      await form.updateComplete;
    }
    return form.shadowRoot?.textContent || form.textContent;
  });
}
