import type { Page } from 'puppeteer-core';
import { type Random, startRandom } from '../../bench/random.ts';
import type { Row } from '../row.ts';
import {
  attempt,
  type AttemptSeen,
  begin,
  type Behaviour,
  behaviours,
  openSendingPage,
  storedOf,
} from './sending-page.ts';

const unknown = 'We do not know whether your answers arrived';
/** After these the host may have it without our knowing, so a page that opens anew says so. */
const leavesOpen: readonly Behaviour[] = ['throws', 'preventsAndThrows', 'promisesNothing', 'rejectsOddly', 'hangs'];
const takesIt: readonly Behaviour[] = ['answersTwice', 'vandal', 'removesElement', 'late', 'takes'];

/** One filling each, sent to a host that fails in some ways before it takes it; every tenth time the tab dies. */
export const hosts: Row = {
  id: 'hosts',
  promise: 'Whatever the host does with what was sent, it counts once, and the draft stays until the host says yes',
  counts: { short: 15, full: 300 },
  browsers: ['chromium'],
  async run(trial) {
    const { count, seed, site } = trial;
    const random = startRandom(seed);
    const server = new Map<string, Set<string>>();
    const record = (id: string, answers: string) => {
      const all = server.get(answers) ?? new Set();
      server.set(answers, all.add(id));
    };
    const context = await trial.window();
    const open = () => openSendingPage(context, site, record);
    let page = await open();
    const broken: string[] = [];
    const seen: Behaviour[] = [];
    let tried = 0;
    for (; tried < count; tried += 1) {
      const plan = planned(random, tried);
      seen.push(...plan);
      const faults: string[] = [];
      try {
        page = await tryHost(page, open, `host-${tried}`, plan, faults);
        const answers = JSON.stringify({ programName: `canary ${tried}` });
        if (server.get(answers)?.size !== 1) faults.push(`${server.get(answers)?.size ?? 0} numbers at the server`);
      } catch (error) {
        faults.push(String(error));
        await page.close();
        page = await open();
      }
      broken.push(...faults.map((fault) => `try ${tried} (${plan.join(', ')}): ${fault}`));
    }
    const deaths = seen.filter((one) => one === 'tabDies').length;
    return { tried, broken, figures: { 'handed over': `${seen.length} times`, 'tabs that died': `${deaths}` } };
  },
};

/** What the host does, one after the other; the last takes it. */
function planned(random: Random, index: number): readonly Behaviour[] {
  const fails = behaviours.filter((one) => !takesIt.includes(one));
  // Each behaviour has its turn, also in a short run.
  const first = behaviours[index % behaviours.length]!;
  const plan: Behaviour[] = [...(takesIt.includes(first) ? [] : [first])];
  while (random.chance(0.4)) plan.push(random.pick(fails));
  if (index % 10 === 3) plan.push('tabDies');
  return [...plan, takesIt.includes(first) ? first : random.pick(takesIt)];
}

async function tryHost(
  page: Page,
  open: () => Promise<Page>,
  contextId: string,
  plan: readonly Behaviour[],
  faults: string[],
): Promise<Page> {
  const answer = `canary ${contextId.slice(5)}`;
  const check = (holds: boolean, fault: string) => holds || faults.push(fault);
  await begin(page, contextId, answer);
  const ids = new Set<string>();
  for (const behaviour of plan) {
    const seen: AttemptSeen = await attempt(page, behaviour);
    ids.add(seen.submissionId);
    check(seen.isSame, `${behaviour}: the payload was changed`);
    check(seen.asked === 1, `${behaviour}: asked ${seen.asked} times`);
    if (takesIt.includes(behaviour)) {
      check(seen.isTaken, `${behaviour}: the yes was not heard`);
      check(seen.stored === '[]', `${behaviour}: the draft stayed after a yes`);
      continue;
    }
    check(!seen.isTaken, `${behaviour}: taken for a yes`);
    check(seen.stored.includes(answer), `${behaviour}: the draft lost the answer`);
    check(seen.stored.includes(seen.submissionId), `${behaviour}: the draft lost the number`);
    if (behaviour === 'tabDies') {
      const another = await open();
      await page.close();
      page = another;
      check(
        (await begin(page, contextId)).includes(unknown),
        'the page that opened anew does not say that nobody knows',
      );
    } else if (leavesOpen.includes(behaviour)) {
      check(seen.stored.includes('sendingSince'), `${behaviour}: the draft forgot that it may have been sent`);
    }
  }
  check(ids.size === 1, `${ids.size} submission ids`);
  check((await storedOf(page, contextId)) === '[]', 'something stays on the device');
  return page;
}
