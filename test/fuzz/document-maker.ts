import { Ground, LETTERS } from './ground.ts';
import { makeQuestion, makeRule, type MadeQuestion } from './question-maker.ts';
import { makeCondition, makeOperand } from './rule-maker.ts';
import type { Tape } from './tape.ts';

/** A generated document; valid by construction. */
export type MadeDocument = Record<string, unknown>;

/** What the generated documents may hold. */
export interface MakerOptions {
  /** Initial answers: they come back when a session is opened from a payload that lacks them. */
  readonly initial?: boolean;
}

/** Facts that every generated document declares, as a host gives them. */
export const madeContext = {
  contextId: 'fuzz',
  approved: ['a', 'c'],
  since: '2026-01-01',
  limit: 3,
  fee: { minor: 8750, currency: 'USD' },
};

/** Makes a valid document: sections, questions of every kind, conditions, values, calculations and rules. */
export function makeDocument(tape: Tape, { initial = false }: MakerOptions = {}): MadeDocument {
  const ground = new Ground(tape, initial);
  const values: Record<string, unknown> = {};
  const sections = tape.many(1, 4, () => makeSection(ground, values));
  const ids = sections.flatMap(({ questions }) => questions.map(({ id }) => id));
  const rules = tape.many(0, 2, () => makeRule(ground, ids));
  return {
    format: 1,
    id: 'fuzz',
    edition: '2026',
    version: 1,
    title: 'Generated',
    language: 'en',
    currency: 'USD',
    context: {
      approved: { kind: 'choices', options: 'letters' },
      since: { kind: 'date' },
      limit: { kind: 'integer' },
      fee: { kind: 'money' },
      alias: { kind: 'text', optional: true },
    },
    optionLists: { letters: LETTERS.map((value) => ({ value, label: value })) },
    conditions: ground.conditions,
    values,
    // Told backwards, conditions speak of what comes later.
    sections: tape.once(4) ? sections.reverse() : sections,
    ...(rules.length > 0 ? { rules } : {}),
  };
}

function makeSection(ground: Ground, values: Record<string, unknown>) {
  const { tape } = ground;
  const id = ground.id('s');
  const condition = tape.once(2) ? { relevantWhen: makeCondition(tape, ground.known) } : {};
  const questions: MadeQuestion[] = tape.many(1, 5, () => makeQuestion(ground, 'q'));
  addNamed(ground, values);
  const ids = questions.map((question) => question.id);
  return { id, title: id, ...condition, questions, ...(tape.once(3) ? { rules: [makeRule(ground, ids)] } : {}) };
}

function addNamed(ground: Ground, values: Record<string, unknown>): void {
  const { tape } = ground;
  if (tape.once(3)) ground.conditions[ground.id('when')] = makeCondition(tape, ground.known);
  if (!tape.once(3)) return;
  const type = tape.pick(['integer', 'decimal', 'money', 'date', 'text']);
  const alike = ground.subjects.filter((subject) => subject.type === type);
  const [base] = alike;
  if (!base) return;
  // Over a reference the conditional keeps its type, whatever the other branch is.
  const { operand: then } = tape.pick(alike) ?? base;
  const otherwise = makeOperand(tape, ground.known, type);
  const name = ground.id('value');
  values[name] = { if: makeCondition(tape, ground.known, 1), then, else: otherwise };
  ground.subjects.push({ name: `value.${name}`, operand: { value: name }, type });
}
