import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, suite, test } from 'node:test';
import { Chromium } from '../bundle/chromium.ts';
import { BookPage } from './book-page.ts';
import { type Book, type Entry, openBook } from './built-book.ts';

suite('Staff open the static Storybook, which lies somewhere below a site of theirs', () => {
  let chromium: Chromium;
  let book: Book;
  let asked = 0;

  before(async () => {
    [chromium, book] = await Promise.all([Chromium.start(), openBook()]);
  });

  after(async () => {
    await chromium.forget();
    await book.close();
  });

  /** Goes through the entries with two pages side by side, and gives what is wrong, each by the entry's name. */
  const through = async (
    entries: readonly Entry[],
    look: (page: BookPage, entry: Entry) => Promise<readonly string[]>,
  ): Promise<readonly string[]> => {
    const left = [...entries];
    const wrong: string[] = [];
    const goThrough = async () => {
      const page = await BookPage.open(chromium.browser, book, 'iframe.html');
      for (let entry = left.shift(); entry; entry = left.shift()) {
        const { title, name } = entry;
        wrong.push(...(await look(page, entry)).map((fault) => `${title}, ${name}: ${fault}`));
      }
      asked += page.addresses.length;
      await page.page.close();
    };
    await Promise.all([goThrough(), goThrough()]);
    return wrong;
  };

  test('every story does what it is told, passes axe, throws nothing and asks nobody outside', async (t) => {
    const stories = book.entries.filter(({ type }) => type === 'story');
    assert.ok(stories.length >= 131, `${stories.length} stories`);
    assert.deepEqual(await through(stories, (page, story) => page.play(story)), []);
    t.diagnostic(`${stories.length} stories, which asked for ${asked} files`);
  });

  test('the site opens on the start page, whose links all lead somewhere', async () => {
    const site = await BookPage.open(chromium.browser, book, '');
    const frame = await site.page.waitForFrame((one) => one.url().includes('iframe.html'));
    await frame.waitForSelector('#storybook-docs h1');
    const links = await frame.$$eval('#storybook-docs a[href]', (all) => all.map((link) => link.href));
    const known = new Set(book.entries.map(({ id, type }) => `${book.url}?path=/${type}/${id}`));
    assert.ok(links.length > 20, links.join(' '));
    assert.deepEqual(
      [
        await frame.$eval('#storybook-docs h1', (title) => title.textContent),
        links.filter((link) => !known.has(link)),
        site.complaints(),
      ],
      ['Next year’s questionnaire', [], []],
    );
    await site.page.close();
  });

  test('a review page that is made there opens from the disk, with the form in it', async () => {
    const { page } = await BookPage.open(chromium.browser, book, 'iframe.html?id=try-your-questionnaire--try');
    await page.waitForSelector('try-questionnaire select');
    const made = await page.evaluate(async () => {
      const tried = document.querySelector('try-questionnaire')!;
      await tried.openShipped('iacet/annual-report.2027.json');
      const link = await new Promise<HTMLAnchorElement>((resolve) => {
        HTMLAnchorElement.prototype.click = function () {
          resolve(this);
        };
        [...tried.querySelectorAll('button')]
          .find(({ textContent }) => textContent.trim() === 'Review page')!
          .dispatchEvent(new MouseEvent('click'));
      });
      return { name: link.download, text: await (await fetch(link.href)).text() };
    });
    assert.equal(made.name, 'annual-report.2027.review.html');
    const file = join(book.folder, made.name);
    await writeFile(file, made.text);
    await page.close();
    // In a tab of its own: the book's page may still be fetching what its form needs later.
    const tab = await chromium.browser.newPage();
    const asked: string[] = [];
    tab.on('request', (request) => asked.push(request.url()));
    await tab.goto(pathToFileURL(file).href);
    await tab.waitForFunction(() => document.querySelector('questionnaire-form')?.matches(':state(ready)'));
    assert.match(await tab.$eval('#changes', (changes) => changes.textContent), /2026 → 2027/);
    assert.deepEqual(asked, [pathToFileURL(file).href]);
    await tab.close();
  });

  test('the page for the web team holds what both elements offer, from the manifest', async () => {
    const { page } = await BookPage.open(chromium.browser, book, 'iframe.html?id=guide-for-the-web-team--docs');
    await page.waitForFunction(() => document.querySelectorAll('#storybook-docs table').length === 2);
    const words = await page.$eval('#storybook-docs', (docs) => docs.textContent);
    for (const name of ['draftLabel', 'questionnaire-submit', '--questionnaire-font-size', 'resumeStore']) {
      assert.ok(words.includes(name), `${name} is not told`);
    }
    await page.close();
  });

  test('every page of text stands, and asks nobody outside', async () => {
    const texts = book.entries.filter(({ type }) => type === 'docs');
    assert.ok(texts.length > 0);
    assert.deepEqual(await through(texts, (page, text) => page.read(text)), []);
  });
});
