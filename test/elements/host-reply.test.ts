import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readRefusal, readReply } from '../../src/elements/host-reply.ts';

describe('what the host answers', () => {
  test('is read for the texts that a receipt shows, and for nothing else', () => {
    const reply = { reference: 'REF-7', message: 'Soon.', receiptUrl: '/r/7', script: 'x', toString: 7 };
    assert.deepEqual(readReply(reply), { reference: 'REF-7', message: 'Soon.', receiptUrl: '/r/7' });
  });

  for (const nonsense of [undefined, null, 'yes', 7, [], { reference: 7 }, { message: {} }]) {
    test(`${JSON.stringify(nonsense)} is a yes without words`, () => assert.deepEqual(readReply(nonsense), {}));
  }
});

describe('why the host says no', () => {
  test('is told to the respondent when the host wrote it for the respondent', () => {
    const violations = [{ path: 'programs', message: 'We know of 14.' }];
    assert.deepEqual(readRefusal({ message: 'Not yet.', violations }), {
      message: 'Not yet.',
      violations,
      refused: true,
    });
  });

  test('stays out of sight when it was written for developers', () => {
    assert.deepEqual(readRefusal(new Error('ECONNRESET')), { message: '', violations: [], refused: false });
    assert.deepEqual(readRefusal('500'), { message: '', violations: [], refused: false });
    assert.deepEqual(readRefusal(undefined), { message: '', violations: [], refused: false });
  });

  test('may come as an error that carries violations', () => {
    const error = Object.assign(new Error('Please correct one thing.'), {
      violations: [{ path: 'a', message: 'No.' }, { path: 7 }, null, 'a'],
    });
    assert.deepEqual(readRefusal(error), {
      message: 'Please correct one thing.',
      violations: [{ path: 'a', message: 'No.' }],
      refused: true,
    });
  });
});
