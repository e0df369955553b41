import type { Questionnaire } from '../../questionnaire/compiled.ts';
import type { Violation } from '../../engine/violation.ts';
import { countsOf, type Expectation, type Scenario, type ScenarioFile } from '../scenario-file.ts';
import type { Coverage } from './coverage.ts';
import { sampleFiles } from './sample-host.ts';
import { outcomeWords } from './place-words.ts';
import type { Sighting } from './sights.ts';
import type { SwitchPlace } from './switches.ts';
import { contextOf, type Contexts, settle, type Witness } from './witness.ts';

interface Shown {
  readonly witness: Witness;
  readonly names: string[];
  readonly expects: Expectation[];
}

/**
 * What only the search has found, as a file of scenarios: one for each filling, with what it shows in its name and
 * expectations that hold today. Undefined when the scenarios beside the document show everything already.
 */
export function foundScenarios(questionnaire: Questionnaire, coverage: Coverage): ScenarioFile | undefined {
  const found = new Map<string, Shown>();
  const add = (sighting: Sighting, name: string, expect: Expectation) => {
    if (sighting.status !== 'seen' || sighting.scenario !== undefined || !sighting.witness) return;
    const { witness } = sighting;
    const key = JSON.stringify(witness);
    const known = found.get(key) ?? { witness, names: [], expects: [] };
    found.set(key, known);
    known.names.push(name);
    known.expects.push(expect);
  };
  for (const { id, shown } of coverage.questions) add(shown, `"${id}" is shown`, shownAt(id, true));
  for (const { places, holds, fails } of coverage.conditions) {
    const [place] = places;
    if (!place) continue;
    add(holds, outcomeWords(place, true), expectedOf(place, true));
    add(fails, outcomeWords(place, false), expectedOf(place, false));
  }
  if (found.size === 0) return undefined;
  const contexts: Record<string, Readonly<Record<string, unknown>>> = {};
  const scenarios = [...found.values()].map((one) => scenarioOf(questionnaire, one, coverage.contexts, contexts));
  return { contexts, attachments: sampleFiles, scenarios };
}

function scenarioOf(
  questionnaire: Questionnaire,
  { witness, names, expects }: Shown,
  given: Contexts,
  contexts: Record<string, Readonly<Record<string, unknown>>>,
): Scenario {
  const facts = contextOf(witness, given);
  const known = Object.keys(contexts).find((name) => JSON.stringify(contexts[name]) === JSON.stringify(facts));
  const isUsual = Object.keys(witness.facts).length === 0;
  const context = known ?? (isUsual ? witness.context : `${witness.context}-${Object.keys(contexts).length + 1}`);
  contexts[context] = facts;
  const [first = '', ...more] = names;
  const name = `Found: ${first}${more.length === 0 ? '' : `, and ${more.length} more`}`;
  const snapshot = settle(questionnaire, witness, given)?.snapshot;
  if (!snapshot) throw new Error(`"${name}" was confirmed, and cannot be opened again.`);
  const all = (member: 'shown' | 'hidden' | 'required' | 'needsReview') => [
    ...new Set(expects.flatMap((expect) => expect[member] ?? [])),
  ];
  const lists = { shown: all('shown'), hidden: all('hidden'), required: all('required') };
  const filled = Object.entries(lists).filter(([, paths]) => paths.length > 0);
  const speaks = expects.some((expect) => expect.warnings);
  const expect: Expectation = {
    ...Object.fromEntries(filled),
    counts: countsOf(snapshot),
    needsReview: snapshot.needsReview,
    ...(speaks && { violations: snapshot.violations.map(asEntry), warnings: snapshot.warnings.map(asEntry) }),
  };
  return { name, context, today: witness.today, answers: witness.answers, expect };
}

/** What must hold of one place; nothing of one that a scenario cannot name, for which the counts have to do. */
function expectedOf({ role, of, id }: SwitchPlace, outcome: boolean): Expectation {
  if (role === 'shown' && of === 'section') return outcome ? { shown: [id] } : { hidden: [id] };
  if (role === 'shown') return shownAt(id, outcome);
  if (role === 'required' && outcome && !id.includes('*')) return { required: [id] };
  return role === 'require' ? { warnings: [] } : {};
}

function shownAt(id: string, outcome: boolean): Expectation {
  // Rows are made by the session; the first that a filling adds has this id, and others need not be there.
  if (id.includes('*')) return {};
  return outcome ? { shown: [id] } : { hidden: [id] };
}

function asEntry({ path, section, ruleId, code }: Violation): string {
  return `${path === '' ? section : path}: ${ruleId ?? code}`;
}
