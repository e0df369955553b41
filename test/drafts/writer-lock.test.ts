import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { WriterLock, type WriterChannel } from '../../src/drafts/writer-lock.ts';
import { FakeClock } from './fake-clock.ts';

/** The locks of one origin, as far as they are used here. */
class FakeLocks {
  #holder: { fail: (error: Error) => void } | undefined;
  #queue: (() => void)[] = [];

  readonly request = ((_name: string, options: LockOptions, work: (lock: Lock | null) => unknown) =>
    new Promise<unknown>((resolve, reject) => {
      const aborted = () => Object.assign(new Error('aborted'), { name: 'AbortError' });
      const grant = () => {
        const holder = { fail: reject };
        this.#holder = holder;
        void Promise.resolve(work({ name: 'draft', mode: 'exclusive' })).then((value) => {
          resolve(value);
          if (this.#holder !== holder) return;
          this.#holder = undefined;
          this.#queue.shift()?.();
        });
      };
      if (options.steal) {
        this.#holder?.fail(aborted());
        return grant();
      }
      if (!this.#holder) return grant();
      if (options.ifAvailable) return resolve(work(null));
      this.#queue.push(grant);
      options.signal?.addEventListener('abort', () => {
        this.#queue = this.#queue.filter((one) => one !== grant);
        reject(aborted());
      });
    })) as LockManager['request'];
}

/** Several pages of one origin. */
function origin() {
  const [clock, locks] = [new FakeClock(), new FakeLocks()];
  const channels = new Set<WriterChannel>();
  const openChannel = (): WriterChannel => {
    const channel: WriterChannel = {
      onmessage: null,
      postMessage: (data) => {
        for (const other of channels) if (other !== channel) other.onmessage?.({ data } as MessageEvent);
      },
      close: () => channels.delete(channel),
    };
    channels.add(channel);
    return channel;
  };
  return {
    clock,
    page: (canKeep: boolean | 'hangs' = true) => {
      const told: string[] = [];
      const yielding = () => {
        told.push('asked');
        return canKeep === 'hangs' ? new Promise<boolean>(() => undefined) : Promise.resolve(canKeep);
      };
      const writer = { yielding, lost: () => told.push('lost'), freed: () => told.push('freed') };
      return { told, lock: new WriterLock({ locks, openChannel, clock }, writer) };
    },
  };
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 30; turn += 1) await Promise.resolve();
}

describe('pages that show the same draft', () => {
  it('only one writes; the next follows at once when it is gone', async () => {
    const { page } = origin();
    const [one, other] = [page(), page()];
    assert.deepEqual([await one.lock.hold('draft'), await other.lock.hold('draft')], [true, false]);
    one.lock.release();
    await settled();
    assert.deepEqual([other.told, other.lock.isHeld, one.lock.isHeld], [['freed'], true, false]);
  });

  it('the one that writes keeps what it has before it gives way, even to somebody behind others in the queue', async () => {
    const { page } = origin();
    const [one, waiting, other] = [page(), page(), page()];
    await one.lock.hold('draft');
    await waiting.lock.hold('draft');
    assert.equal(await other.lock.takeOver('draft'), true);
    await settled();
    assert.deepEqual([one.told, waiting.told, other.lock.isHeld], [['asked', 'lost'], [], true]);
    assert.equal(await one.lock.takeOver('draft'), true);
    await settled();
    assert.deepEqual([other.told, one.lock.isHeld], [['asked', 'lost'], true]);
  });

  it('nobody takes over from a page that has what it cannot keep', async () => {
    const { page } = origin();
    const [one, other] = [page(false), page()];
    await one.lock.hold('draft');
    assert.equal(await other.lock.takeOver('draft'), false);
    assert.deepEqual([one.told, one.lock.isHeld], [['asked'], true]);
  });

  it('a page that hangs is not waited for longer than two seconds', async () => {
    const { clock, page } = origin();
    const [one, other] = [page('hangs'), page()];
    await one.lock.hold('draft');
    const taken = other.lock.takeOver('draft');
    await settled();
    assert.equal(other.lock.isHeld, false);
    clock.advance(2_000);
    assert.equal(await taken, true);
    await settled();
    assert.deepEqual(one.told, ['asked', 'lost']);
  });

  it('who lets go and comes back in the same breath writes on', async () => {
    const { page } = origin();
    const { lock } = page();
    await lock.hold('draft');
    lock.release();
    assert.equal(await lock.hold('draft'), true);
  });

  it('without Web Locks everybody may, and the store decides', async () => {
    const clock = new FakeClock();
    const writer = { yielding: () => Promise.resolve(true), lost: () => undefined, freed: () => undefined };
    const lock = new WriterLock({ locks: undefined, openChannel: undefined, clock }, writer);
    assert.deepEqual([lock.isGuarding, await lock.hold('draft'), await lock.takeOver('draft')], [false, true, true]);
  });
});
