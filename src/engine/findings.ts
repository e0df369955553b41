import type { Question, Questionnaire, Rule } from '../questionnaire/compiled.ts';
import type { Evaluation, RepeatedStates } from './evaluation.ts';
import type { QuestionState } from './snapshot.ts';
import type { Violation } from './violation.ts';

/** Where on the page something stands: the question or the rows around it, the row, and the place within it. */
type Place = readonly [question: number, row: number, within: number];

interface Placed {
  readonly place: Place;
  readonly violation: Violation;
}

/** Every state of a question: one, or one per row. */
export function statesOf({ results }: Evaluation, { node }: Question): readonly QuestionState[] {
  const result = results[node];
  if (result instanceof Map) return [...(result as RepeatedStates).values()];
  return result === undefined ? [] : [result as QuestionState];
}

/** All broken constraints and rules of relevant questions, of every severity, in the order of the page. */
export function findings(questionnaire: Questionnaire, evaluation: Evaluation): readonly Violation[] {
  const placed: Placed[] = [];
  for (const node of questionnaire.nodes) {
    if (node.type === 'question') {
      for (const [row, { violations }] of statesOf(evaluation, node).entries()) {
        for (const violation of violations) placed.push({ place: placeOf(node, row), violation });
      }
    } else if (node.type === 'rule') placed.push(...brokenRule(questionnaire, evaluation, node));
  }
  return placed.sort((a, b) => compare(a.place, b.place)).map(({ violation }) => violation);
}

/** Rows are read one after the other, although each column is one question. */
function placeOf(question: Question, row: number, after = 0): Place {
  for (let around = question.parent; around; around = around.parent) {
    if (around.kind === 'rows' || around.kind === 'matrix') return [around.node, row + 1, question.node + after];
  }
  return [question.node, 0, after];
}

function compare(a: Place, b: Place): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}

function brokenRule(questionnaire: Questionnaire, evaluation: Evaluation, rule: Rule): readonly Placed[] {
  const result = evaluation.results[rule.node];
  const rows: readonly (string | undefined)[] = Array.isArray(result)
    ? (result as readonly string[])
    : result === true
      ? [undefined]
      : [];
  return rows.map((row) => {
    const at = rule.at.map((question) => stateAt(evaluation, question, row)).find((state) => state?.relevant === true);
    const section = at?.question.section.id ?? rule.section?.id ?? '';
    // After the question's own violations; at the section's end when no question shows it.
    const place = at
      ? placeOf(at.question, statesOf(evaluation, at.question).indexOf(at), 0.5)
      : endOf(questionnaire, section);
    const { id: ruleId, severity, message } = rule;
    return {
      place,
      violation: { path: at?.path ?? '', section, code: 'ruleBroken', severity, params: {}, ruleId, message },
    };
  });
}

function stateAt({ results }: Evaluation, { node }: Question, row: string | undefined): QuestionState | undefined {
  const result = results[node];
  return result instanceof Map ? (result as RepeatedStates).get(row ?? '') : (result as QuestionState | undefined);
}

function endOf({ sections, nodes }: Questionnaire, id: string): Place {
  const last = sections.find((section) => section.id === id)?.questions.at(-1);
  return [last?.node ?? nodes.length, Infinity, 0];
}
