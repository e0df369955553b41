import type * as Engines from '../../src/entry/engine.ts';
import type * as Questionnaires from '../../src/entry/questionnaire.ts';
import type { BenchOptions } from './bench-forms.ts';
import { METHODS, generateDocument, methodValues } from './generate-document.ts';
import { middleText } from './measures.ts';

type Loading = typeof Questionnaires;
type Engine = typeof Engines;

const SIZES = { full: [100, 1000, 5000, 10_000], quick: [100, 1000] };

/** What the engine alone needs, in Node and from the built files: milliseconds, the median and the least of many. */
export async function benchEngine({ quick, dist: folder }: BenchOptions): Promise<unknown> {
  // Not by a literal: the types come from the sources, which the built files may not match yet.
  const dist = new URL(`../../${folder}/`, import.meta.url);
  const { loadQuestionnaire } = (await import(new URL('questionnaire.js', dist).href)) as Loading;
  const { openSession } = (await import(new URL('engine.js', dist).href)) as Engine;
  const results: Record<string, Record<string, Timing>> = {};
  for (const size of SIZES[quick ? 'quick' : 'full']) {
    results[size] = benchSize(size, loadQuestionnaire, openSession);
    console.log(`\n${size} questions`);
    for (const [name, { median, least }] of Object.entries(results[size])) {
      console.log(`  ${name.padEnd(34)} ${median.toFixed(3).padStart(10)} ms   least ${least.toFixed(3)}`);
    }
  }
  return results;
}

interface Timing {
  readonly median: number;
  readonly least: number;
}

function benchSize(
  size: number,
  loadQuestionnaire: Loading['loadQuestionnaire'],
  openSession: Engine['openSession'],
): Record<string, Timing> {
  const text = JSON.stringify(generateDocument(size), null, 2);
  const loaded = loadQuestionnaire(text);
  if (loaded.status === 'rejected') throw new Error(loaded.issues.map(({ message }) => message).join('\n'));
  const { questionnaire } = loaded;
  const open = () =>
    openSession(questionnaire, {
      context: { contextId: 'bench', chosenMethods: methodValues() },
      today: '2026-05-28',
    });
  const session = open();
  const path = middleText(size);
  let typed = 0;
  const key = () => session.answer(path, `typed ${(typed += 1)}`);
  const fewer = () => session.answer('deliveryMethods', methodValues().slice(0, METHODS - 1));
  const all = () => session.answer('deliveryMethods', methodValues());
  return {
    'load the document': time(() => loadQuestionnaire(text), 10),
    'open a session (evaluate all)': time(open, 20),
    'open a session, all violations': time(() => open().snapshot.violations, 20),
    key: time(key, 500),
    'all violations after a key': time(() => session.snapshot.violations, 50, key),
    'progress after a key': time(() => session.snapshot.progress, 50, key),
    'hide a tenth': time(fewer, 20, all),
    'reveal a tenth': time(all, 20, fewer),
    'what a draft keeps': time(() => session.record(), 50),
  };
}

function time(work: () => unknown, times: number, before?: () => void): Timing {
  const taken: number[] = [];
  for (let i = 0; i < times; i += 1) {
    before?.();
    const start = performance.now();
    work();
    taken.push(performance.now() - start);
  }
  taken.sort((a, b) => a - b);
  return { median: taken[times >> 1] ?? NaN, least: taken[0] ?? NaN };
}
