import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { checkPassword, isStrong, suggestPassword, usualRules } from '../../src/drafts/password-rules.ts';

const broken = (password: string, rules = usualRules) =>
  checkPassword(password, rules)
    .filter(({ isMet }) => !isMet)
    .map(({ rule }) => rule);

suite('A respondent chooses a password for the copy', () => {
  test('and reads which of the five rules it does not keep yet', () => {
    assert.deepEqual(broken(''), ['length', 'upper', 'lower', 'digit', 'special', 'common']);
    assert.deepEqual(broken('Abcdefgh12!'), ['length']);
    assert.deepEqual(broken('Abcdefghi12!'), []);
    assert.deepEqual(broken('ABCDEFGHI12!'), ['lower']);
    assert.deepEqual(broken('abcdefghi12!'), ['upper']);
    assert.deepEqual(broken('Abcdefghijk!'), ['digit']);
    assert.deepEqual(broken('Abcdefghi123'), ['special']);
    assert.deepEqual(broken('Abcdefghi12 '), ['special']);
  });

  test('in any script, counted as people count', () => {
    assert.deepEqual(broken('Ñandúes-٣٤abc'), []);
    assert.deepEqual(broken('Aa1!😀😀😀😀😀😀😀'), ['length']);
    assert.deepEqual(broken('Aa1!😀😀😀😀😀😀😀😀'), []);
  });

  test('and what everybody chooses is refused however it is decorated', () => {
    for (const password of [
      'Password1234!',
      'P@ssw0rd2026!',
      '!!Welcome2026',
      'Qwerty-Qwerty1',
      '12345678901-Aa'.slice(0, 12),
    ]) {
      assert.ok(broken(password).includes('common'), password);
    }
    for (const password of ['Passwordless-7x', 'My-welcome-mat-4']) assert.deepEqual(broken(password), [], password);
  });

  test('and a long phrase is enough where the site allows it', () => {
    const rules = { ...usualRules, passphrase: 16 };
    assert.deepEqual(broken('four words in row', rules), []);
    assert.deepEqual(broken('Abcdefghi12!', rules), []);
    assert.deepEqual(broken('four short word', rules), ['upper', 'digit', 'special', 'passphrase']);
    assert.equal(isStrong('four words in row', usualRules), false);
  });

  test('and takes a suggested one, which keeps the rules and is never the same', () => {
    const suggested = Array.from({ length: 200 }, () => suggestPassword(usualRules));
    assert.equal(new Set(suggested).size, 200);
    for (const password of suggested) {
      assert.deepEqual(broken(password), []);
      assert.doesNotMatch(password, /[lIoO01]/);
    }
    assert.ok(isStrong(suggestPassword({ length: 30, digit: 4 }), { length: 30, digit: 4 }));
  });
});
