import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Piece } from '../../src/elements/piece.ts';

describe('a piece of the element', () => {
  test('is fetched when it is asked for, once for everybody who asks', async () => {
    let fetched = 0;
    const piece = new Piece(() => Promise.resolve(`module ${(fetched += 1)}`));
    assert.equal(piece.now, undefined);
    assert.equal(fetched, 0);
    const both = await Promise.all([piece.load(), piece.load()]);
    assert.deepEqual([...both, await piece.load(), piece.now], Array(4).fill('module 1'));
  });

  test('that did not come is asked for again by the next one who needs it', async () => {
    let fetched = 0;
    const piece = new Piece(() =>
      (fetched += 1) === 1 ? Promise.reject(new Error('no connection')) : Promise.resolve('module'),
    );
    await Promise.all([assert.rejects(piece.load(), /no connection/), assert.rejects(piece.load(), /no connection/)]);
    assert.equal(fetched, 1);
    assert.equal(piece.now, undefined);
    assert.equal(await piece.load(), 'module');
  });

  test('is fetched ahead only where respondents may need it later, and quietly', async () => {
    const fetched: string[] = [];
    const fetch = (name: string) => () => {
      fetched.push(name);
      return Promise.reject(new Error(name));
    };
    const later = new Promise<void>((resolve) => {
      new Piece(fetch('never'));
      new Piece(fetch('failing'), { later: true });
      new Piece(
        () => {
          resolve();
          return Promise.resolve();
        },
        { later: true },
      );
    });
    Piece.ahead();
    assert.deepEqual(fetched, []);
    await later;
    assert.deepEqual(fetched, ['failing']);
  });
});
