import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { build, type Rolldown } from 'vite';
import { root } from '../../scripts/run.mjs';
import { Chromium } from './chromium.ts';
import { openSite, type Site } from './host-site.ts';
import { visit } from './visit.ts';

const integrity = JSON.parse(readFileSync(join(root, 'dist/integrity.json'), 'utf8')) as Record<string, string>;
const scripts = [
  ['questionnaire-form.js', 'module'],
  ['questionnaire-form.classic.js', ''],
] as const;

suite('A web team pins the script file by its hash', () => {
  let chromium: Chromium;
  let site: Site;

  before(async () => {
    [chromium, site] = await Promise.all([Chromium.start(), openSite("script-src 'self'; style-src 'self'")]);
  });

  after(async () => {
    await chromium.forget();
    await site.close();
  });

  test('the hashes that the build states are those of the files', () => {
    const pieces = readdirSync(join(root, 'dist/questionnaire-form')).map((file) => `questionnaire-form/${file}`);
    const files = [...scripts.map(([file]) => file), ...pieces];
    assert.deepEqual(Object.keys(integrity).sort(), files.sort());
    for (const file of files) {
      const hash = createHash('sha384').update(readFileSync(join(root, 'dist', file)));
      assert.equal(integrity[file], `sha384-${hash.digest('base64')}`);
    }
  });

  for (const [file, type] of scripts) {
    test(`${file}: the browser runs it with this hash and refuses it with another`, async () => {
      const at = await visit(chromium.browser, `${site.url}/pages/integrity.html`);
      const runs = (hash: string) =>
        at.page.evaluate(
          (src, kind, value) =>
            new Promise<boolean>((resolve) => {
              const script = document.createElement('script');
              script.type = kind;
              script.integrity = value;
              script.onload = () => resolve(true);
              script.onerror = () => resolve(false);
              script.src = src;
              document.head.append(script);
            }),
          `/dist/${file}`,
          type,
          hash,
        );
      const other = `sha384-${createHash('sha384').update('another').digest('base64')}`;
      assert.equal(await runs(other), false);
      assert.equal(await runs(integrity[file] ?? ''), true);
      await at.page.evaluate(() => document.querySelector('questionnaire-form')!.ready);
      await at.page.close();
    });
  }

  for (const mode of ['module', 'classic'] as const) {
    test(`the ${mode} build gives the same bytes whenever it is made`, async () => {
      const made = (await build({
        root,
        mode,
        logLevel: 'error',
        build: { write: false },
      })) as Rolldown.RolldownOutput[];
      const chunks = made.flatMap(({ output }) => output).filter((file) => file.type === 'chunk');
      assert.ok(chunks.length > 0);
      for (const { code, fileName } of chunks) assert.equal(code, readFileSync(join(root, 'dist', fileName), 'utf8'));
    });
  }
});
