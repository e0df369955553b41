import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { findPhp } from '../../scripts/php.mjs';
import { root } from '../../scripts/run.mjs';

const php = findPhp();
const skip = php === undefined && 'no PHP on this machine: the recipes for WordPress and Drupal were not tried';
const recipe = (file: string) => join(root, 'demo/embed', file);

interface ShortCode {
  readonly html: string;
  readonly enqueued: string;
  readonly script: string;
}

function shortCode(given: unknown): ShortCode {
  const args = [join(root, 'test/embed/wordpress-stubs.php'), recipe('wordpress/questionnaire-form.php')];
  const output = execFileSync(php ?? '', args, { input: JSON.stringify(given), encoding: 'utf8' });
  return JSON.parse(output) as ShortCode;
}

suite('A site on WordPress or Drupal', { skip }, () => {
  for (const file of ['wordpress/questionnaire-form.php', 'drupal/src/Plugin/Block/QuestionnaireBlock.php']) {
    test(`${file} is PHP that runs`, () => {
      assert.match(execFileSync(php ?? '', ['-l', recipe(file)], { encoding: 'utf8' }), /No syntax errors/);
    });
  }

  test('gets the tag from a short code, with its script as a module and a draft for each member', () => {
    const { html, enqueued, script } = shortCode({
      attributes: { src: '/renewal.json', locale: 'es', onclick: 'bad()' },
      fallback: '<p>Call us.</p>',
    });
    assert.equal(
      html,
      '<questionnaire-form src="/renewal.json" locale="es">' +
        '<script type="application/json" data-context>{"contextId":"user-7"}</script>' +
        '<p>Call us.</p></questionnaire-form>',
    );
    assert.equal(enqueued, 'questionnaire-form');
    assert.match(script, /^<script type="module" src="[^"]*questionnaire-form\.js">/);
  });

  test('puts what a member typed about themselves into the page as data, never as markup', () => {
    const { html } = shortCode({
      attributes: { src: '"><script>bad()</script>' },
      context: { organisationName: '</script><script>bad()</script>' },
    });
    assert.equal(html.match(/<script/g)?.length, 1);
    assert.ok(html.includes('\\u003C\\/script\\u003E'));
  });
});
