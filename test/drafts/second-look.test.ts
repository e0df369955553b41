import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { lookAgain } from '../../src/drafts/second-look.ts';
import { FakeClock } from './fake-clock.ts';

/** A store that cannot be read until `isBack`. */
function begin() {
  const clock = new FakeClock();
  const state = { isBack: false, looks: 0, found: [] as string[] };
  const look = () => {
    state.looks += 1;
    return state.isBack ? Promise.resolve('a draft') : Promise.reject(new Error('Not yet.'));
  };
  const looking = lookAgain(clock, look, (result) => state.found.push(result));
  return { clock, state, looking };
}

/** Lets the promises behind a look settle. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
}

describe('a store that could not be read', () => {
  it('is asked again by itself, ever more rarely, and not once it has answered', async () => {
    const { clock, state } = begin();
    for (const pause of [2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]) {
      const before = state.looks;
      clock.advance(pause - 1);
      assert.equal(state.looks, before);
      clock.advance(1);
      await settled();
      assert.equal(state.looks, before + 1);
    }
    state.isBack = true;
    clock.advance(60_000);
    await settled();
    clock.advance(600_000);
    await settled();
    assert.deepEqual([state.looks, state.found, clock.waiting], [8, ['a draft'], 0]);
  });

  it('is asked at once when the respondent goes on typing, but not at every key', async () => {
    const { clock, state, looking } = begin();
    looking.now();
    assert.equal(state.looks, 0);
    clock.advance(2_000);
    await settled();
    clock.advance(1_999);
    looking.now();
    assert.equal(state.looks, 1);
    clock.advance(1);
    state.isBack = true;
    looking.now();
    looking.now();
    await settled();
    assert.deepEqual([state.looks, state.found], [2, ['a draft']]);
  });

  it('is left alone when nobody waits for it any more', async () => {
    const { clock, state, looking } = begin();
    clock.advance(2_000);
    looking.stop();
    state.isBack = true;
    await settled();
    clock.advance(600_000);
    looking.now();
    assert.deepEqual([state.looks, state.found, clock.waiting], [1, [], 0]);
  });
});
