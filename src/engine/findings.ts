import type { Question, Questionnaire, Rule } from '../questionnaire/compiled.ts';
import type { Evaluation, RepeatedStates } from './evaluation.ts';
import type { QuestionState } from './snapshot.ts';
import type { Violation } from './violation.ts';

interface Placed {
  readonly order: number;
  readonly violation: Violation;
}

/** Every state of a question: one, or one per row. */
export function statesOf({ results }: Evaluation, { node }: Question): readonly QuestionState[] {
  const result = results[node];
  if (result instanceof Map) return [...(result as RepeatedStates).values()];
  return result === undefined ? [] : [result as QuestionState];
}

/** All broken constraints and rules of relevant questions, of every severity, in document order. */
export function findings(questionnaire: Questionnaire, evaluation: Evaluation): readonly Violation[] {
  const placed: Placed[] = [];
  for (const node of questionnaire.nodes) {
    if (node.type === 'question') {
      for (const { violations } of statesOf(evaluation, node)) {
        for (const violation of violations) placed.push({ order: node.node, violation });
      }
    } else if (node.type === 'rule') placed.push(...brokenRule(questionnaire, evaluation, node));
  }
  return placed.sort((a, b) => a.order - b.order).map(({ violation }) => violation);
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
    // Half a step after the question's own violations; at the section's end when no question shows it.
    const order = at ? at.question.node + 0.5 : endOf(questionnaire, section);
    const { id: ruleId, severity, message } = rule;
    return {
      order,
      violation: { path: at?.path ?? '', section, code: 'ruleBroken', severity, params: {}, ruleId, message },
    };
  });
}

function stateAt({ results }: Evaluation, { node }: Question, row: string | undefined): QuestionState | undefined {
  const result = results[node];
  return result instanceof Map ? (result as RepeatedStates).get(row ?? '') : (result as QuestionState | undefined);
}

function endOf({ sections, nodes }: Questionnaire, id: string): number {
  const last = sections.find((section) => section.id === id)?.questions.at(-1);
  return last ? last.node + 0.75 : nodes.length;
}
