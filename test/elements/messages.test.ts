import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { english } from '../../src/elements/messages-en.ts';
import { spanish } from '../../src/elements/messages-es.ts';
import { fetchLanguage } from '../../src/elements/languages.ts';
import { messagesFor } from '../../src/elements/messages.ts';

await fetchLanguage('es');

const places = (sentence: string) => [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!).sort();

describe('the sentences', () => {
  test('fill their places, with numbers as the locale writes them', () => {
    const messages = messagesFor('en');
    assert.equal(messages.say('fileRemoved', { name: 'plan.pdf' }), 'plan.pdf removed.');
    assert.equal(messages.count('charactersLeft', 1), '1 character left');
    assert.equal(messages.count('charactersLeft', 12_345), '12,345 characters left');
  });

  test('never fill in what an answer or a file name brings along', () =>
    assert.equal(messagesFor('en').say('fileRemoved', { name: '{count} $& $1' }), '{count} $& $1 removed.'));

  test('give way to those of the host, but not to nonsense', () => {
    const messages = messagesFor('en', { optional: '(if you like)', yes: undefined as never });
    assert.equal(messages.say('optional'), '(if you like)');
    assert.equal(messages.say('yes'), 'Yes');
  });

  test('are English in a language that has none', () => assert.equal(messagesFor('fi').say('yes'), 'Yes'));

  test('are Spanish for every Spanish', () => {
    assert.equal(messagesFor('es-MX').say('optional'), '(opcional)');
    assert.equal(messagesFor('es').say('optional'), '(opcional)');
  });

  test('have both plural forms wherever they have one', () => {
    for (const key of Object.keys(english)) {
      if (key.endsWith('.one')) assert.ok(key.replace(/one$/, 'other') in english, key);
      if (key.endsWith('.other') && key.replace(/other$/, 'one') in english === false) {
        assert.match(key, /^(choice|choices)\.other$/, `${key} lacks its .one`);
      }
    }
  });

  for (const [key, sentence] of Object.entries(spanish)) {
    test(`Spanish ${key} fills in the same as English`, () => {
      const own = english[key as keyof typeof english];
      assert.ok(own !== undefined, 'unknown code');
      assert.deepEqual(
        places(sentence).filter((name) => !places(own).includes(name)),
        [],
      );
      // "1 file" may say its number in letters; nothing else may fall away.
      if (!key.endsWith('.one')) assert.deepEqual(places(sentence), places(own));
    });
  }
});
