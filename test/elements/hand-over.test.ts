import assert from 'node:assert/strict';
import { describe, mock, test } from 'node:test';
import type { Payload } from '../../src/engine/payload-types.ts';
import { handOver, type Verdict, type Waiting } from '../../src/elements/hand-over.ts';
import { canonicalJson } from '../../src/questionnaire/canonical.ts';
import type { QuestionnaireSubmitEvent } from '../../src/elements/public-events.ts';

const payload = (): Payload => ({
  format: 1,
  questionnaire: { id: 'sample', edition: '2026', version: 1, sha256: 'ab' },
  contextId: 'sponsor-1',
  submissionId: 'submission-1',
  supersedes: null,
  today: '2026-05-04',
  answers: { methods: ['selfStudy'], mission: { answer: 'no' } },
  needsReview: [],
  confirmed: [],
  attachments: {},
});

/** Stands in for the window, which hears what listeners throw; Node would end the process over it. */
const listeners = new Set<() => void>();
Object.assign(globalThis, {
  addEventListener: (_: string, listener: () => void) => listeners.add(listener),
  removeEventListener: (_: string, listener: () => void) => listeners.delete(listener),
});
function reported(event: QuestionnaireSubmitEvent, listener: (event: QuestionnaireSubmitEvent) => void): void {
  try {
    listener(event);
  } catch {
    for (const heard of listeners) heard();
  }
}

/** What the respondent's page makes of a host that does this. */
function verdictOn(host: (event: QuestionnaireSubmitEvent) => void, waiting: Waiting = patient) {
  const target = new EventTarget();
  target.addEventListener('questionnaire-submit', (event) => host(event as QuestionnaireSubmitEvent));
  return handOver(target, payload(), new Map(), waiting);
}

const patient: Waiting = { slow: () => undefined, late: () => undefined };
const hidden = { status: 'error', message: '', violations: [] };
const never = () => new Promise<never>(() => undefined);
const ticks = async () => {
  for (let i = 0; i < 20; i += 1) await Promise.resolve();
};

describe('A host that is handed the answers', () => {
  test('says yes, with words or without', async () => {
    assert.deepEqual(await verdictOn((event) => event.respondWith({ reference: 'R' })), {
      status: 'sent',
      reply: { reference: 'R' },
    });
    assert.deepEqual(await verdictOn((event) => event.respondWith(Promise.resolve())), { status: 'sent', reply: {} });
  });

  test('may stop it, or promise nothing', async () => {
    assert.deepEqual(await verdictOn((event) => event.preventDefault()), { status: 'stopped' });
    assert.deepEqual(await verdictOn(() => undefined), { status: 'handedOver' });
  });

  test('answers twice: the first answer counts', async () => {
    const twice = (event: QuestionnaireSubmitEvent) => {
      event.respondWith(Promise.resolve({ reference: 'first' }));
      event.respondWith(Promise.reject(new Error('second')).catch(() => ({ reference: 'second' })));
    };
    assert.deepEqual(await verdictOn(twice), { status: 'sent', reply: { reference: 'first' } });
    const thenable = { then: (take: (reply: object) => void) => [take({ reference: 'one' }), take({})] };
    const reply = thenable as unknown as Promise<object>;
    assert.deepEqual(await verdictOn((event) => event.respondWith(reply)), {
      status: 'sent',
      reply: { reference: 'one' },
    });
  });

  test('speaks in objects that throw when they are read: a yes stays a yes, a no is a fault', async () => {
    const trap = {
      get reference(): string {
        throw new Error('host');
      },
      get message(): string {
        throw new Error('host');
      },
    };
    assert.deepEqual(await verdictOn((event) => event.respondWith(trap)), { status: 'sent', reply: {} });
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- hosts reject with anything
    assert.deepEqual(await verdictOn((event) => event.respondWith(Promise.reject(trap))), hidden);
  });

  test('cannot change what it was given', async () => {
    let given: Payload | undefined;
    const vandal = (event: QuestionnaireSubmitEvent) => {
      given = event.payload;
      const { answers } = event.payload as { answers: Record<string, unknown> };
      assert.throws(() => (answers['methods'] as string[]).push('groupLive'), TypeError);
      assert.throws(() => ((answers['mission'] as { answer: string }).answer = 'yes'), TypeError);
      assert.throws(() => delete answers['methods'], TypeError);
      event.respondWith({});
    };
    await verdictOn(vandal);
    assert.equal(canonicalJson(given), canonicalJson(payload()));
  });
});

describe('A host that throws', () => {
  test('before it promised anything has not taken it, although it prevented the default', async () => {
    const host = (event: QuestionnaireSubmitEvent) => {
      event.preventDefault();
      throw new TypeError('undefined is not a function');
    };
    assert.deepEqual(await verdictOn((event) => reported(event, host)), hidden);
    assert.equal(listeners.size, 0);
  });

  test('after it promised is held to its promise', async () => {
    const host = (event: QuestionnaireSubmitEvent) => {
      event.respondWith({ reference: 'R' });
      throw new TypeError('too late');
    };
    assert.deepEqual(await verdictOn((event) => reported(event, host)), { status: 'sent', reply: { reference: 'R' } });
  });
});

describe('A host that does not answer', () => {
  test('is called slow after 15 seconds and unanswered after two minutes', async () => {
    mock.timers.enable({ apis: ['setTimeout'] });
    try {
      const told: string[] = [];
      const waiting = { slow: () => told.push('slow'), late: () => told.push('late') };
      const verdict = verdictOn((event) => event.respondWith(never()), waiting).then((it) => told.push(it.status));
      mock.timers.tick(14_999);
      await ticks();
      assert.deepEqual(told, []);
      mock.timers.tick(1);
      mock.timers.tick(104_999);
      await ticks();
      assert.deepEqual(told, ['slow']);
      mock.timers.tick(1);
      await verdict;
      assert.deepEqual(told, ['slow', 'unanswered']);
    } finally {
      mock.timers.reset();
    }
  });

  test('is still heard when it answers after that, and once', async () => {
    mock.timers.enable({ apis: ['setTimeout'] });
    try {
      for (const [settle, status] of [
        ['take', 'sent'],
        ['refuse', 'error'],
      ] as const) {
        const late: Verdict[] = [];
        const host = { take: (_: object) => {}, refuse: (_: Error) => {} };
        const reply = new Promise<object>((take, refuse) => Object.assign(host, { take, refuse }));
        const verdict = verdictOn((event) => event.respondWith(reply), {
          slow() {},
          late: (it: Verdict) => late.push(it),
        });
        mock.timers.tick(120_000);
        assert.deepEqual(await verdict, { status: 'unanswered' });
        host[settle](new Error('late'));
        await ticks();
        assert.deepEqual(
          late.map((it) => it.status),
          [status],
        );
      }
    } finally {
      mock.timers.reset();
    }
  });
});
