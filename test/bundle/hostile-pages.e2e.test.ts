import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { canonicalJson } from '../../src/questionnaire/canonical.ts';
import { Chromium } from './chromium.ts';
import { formAddress, openSite, type Site } from './host-site.ts';
import { type SampleFiles, writeSampleFiles } from './sample-files.ts';
import { type Received, visit } from './visit.ts';

/** What old libraries did to every page they were on, before any other script ran. */
const pages: Readonly<Record<string, () => void>> = {
  'where nothing was done': () => undefined,
  'with the toJSON of Prototype 1.6': () => {
    const quoted = (value: unknown) => `"${String(value)}"`;
    Object.assign(String.prototype, { toJSON: () => 'a text, altered' });
    Object.assign(Number.prototype, { toJSON: () => 'a number, altered' });
    Object.assign(Date.prototype, { toJSON: quoted });
    Object.assign(Array.prototype, {
      toJSON(this: unknown[]) {
        return `[${this.map(quoted).join(', ')}]`;
      },
    });
  },
  'with additions that for-in sees': () => {
    Object.assign(Array.prototype, { each: () => undefined, last: 'an addition', without: [1, 2] });
    Object.assign(Object.prototype, { extend: () => undefined, keysOf: () => [], isEmpty: false });
  },
  'with the generics of MooTools': () => {
    const from = (value: unknown): unknown => (Array.isArray(value) ? (value as unknown) : [value]);
    Object.assign(Array, { from: (value: unknown): unknown => (value == null ? [] : from(value)) });
    Object.assign(Function.prototype, {
      bind(this: (...all: unknown[]) => unknown, self: unknown, args?: unknown) {
        return (...more: unknown[]) => this.apply(self, args === undefined ? more : [args, ...more]);
      },
    });
  },
  'with another reduce': () => {
    Object.assign(Array.prototype, {
      reduce(this: unknown[], step: (sum: unknown, item: unknown) => unknown, first: unknown) {
        let sum = first;
        for (const item of this) sum = step(sum, item);
        return sum;
      },
    });
  },
};

/** What must be the same on every page: references and the submission's id are random. */
function substance({ payload, sha256 }: Received): string {
  const { answers, attachments, needsReview, confirmed } = payload;
  const refs = Object.keys(attachments);
  const text = canonicalJson({ answers, attachments, needsReview, confirmed, sha256 });
  return refs.reduce((told, ref, i) => told.replaceAll(ref, `file ${i}`), text);
}

suite('A page whose other scripts changed what everybody uses', () => {
  let chromium: Chromium;
  let site: Site;
  let files: SampleFiles;
  let expected: string | undefined;

  before(async () => {
    [chromium, site, files] = await Promise.all([Chromium.start(), openSite(), writeSampleFiles()]);
  });

  after(async () => {
    await chromium.forget();
    await Promise.all([site.close(), files.remove()]);
  });

  for (const [name, change] of Object.entries(pages)) {
    test(`${name}: the payload is the same, or is refused aloud`, async () => {
      const context = await chromium.browser.createBrowserContext();
      const address = formAddress(site, {
        src: '/pages/posted.json',
        context: '{ "contextId": "sample" }',
      });
      const at = await visit(context, address, { before: change, isDirect: true });
      const me = at.respondent;
      await me.activate('Start');
      await me.fill('How many events?', '24');
      await me.attach('Your plan', files.policy.path);
      await me.activate('Continue');
      await me.arrivesAt(/^Check your answers/);
      await me.activate('Send your answers');
      await me.reads(/Your answers were (sent|handed)/);
      const [received] = await at.received();
      assert.ok(received);
      expected ??= substance(received);
      assert.equal(substance(received), expected);
      await context.close();
    });
  }

  test('with hashes that are none: nothing is sent, the respondent is told, and nothing is lost', async () => {
    const context = await chromium.browser.createBrowserContext();
    const address = formAddress(site, { src: '/pages/posted.json', context: '{ "contextId": "sample" }' });
    const before = () => {
      SubtleCrypto.prototype.digest = () => Promise.resolve(new ArrayBuffer(32));
    };
    const at = await visit(context, address, { before, isDirect: true });
    const me = at.respondent;
    await me.activate('Start');
    await me.fill('How many events?', '24');
    await me.attach('Your plan', files.policy.path);
    await me.activate('Continue');
    await me.arrivesAt(/^Check your answers/);
    await me.activate('Send your answers');
    await me.reads(/Other scripts of this page would alter your answers/);
    assert.deepEqual(await at.received(), []);
    await me.reads('review process.pdf');
    await context.close();
  });
});
