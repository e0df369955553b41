import type { AnswerValue } from '../../src/engine/answer.ts';
import type { QuestionState, Snapshot } from '../../src/engine/snapshot.ts';
import type { Violation } from '../../src/engine/violation.ts';

/** The states of all questions, parts and cells by path. */
export function statesByPath(snapshot: Snapshot): Record<string, QuestionState> {
  const found: Record<string, QuestionState> = {};
  for (const node of snapshot.questionnaire.nodes) {
    if (node.type !== 'question') continue;
    const keys = node.repeatedBy ? (snapshot.question(node.repeatedBy.pattern).keys ?? []) : [undefined];
    for (const key of keys) {
      const path = key === undefined ? node.pattern : node.pattern.replace('*', key);
      found[path] = snapshot.question(path);
    }
  }
  return found;
}

/** The answers by question id, as a payload would carry them, valid or not. */
export function answersOf(snapshot: Snapshot): Record<string, AnswerValue> {
  const ids = snapshot.questionnaire.sections.flatMap(({ questions }) => questions.map(({ id }) => id));
  const answers = ids.map((id) => [id, snapshot.answer(id)] as const);
  return Object.fromEntries(answers.flatMap(([id, value]) => (value === undefined ? [] : [[id, value]])));
}

/** Everything a respondent, the host or a rule can see of a moment; what is hidden has no part in it. */
export function visible(snapshot: Snapshot): Record<string, unknown> {
  const states = Object.entries(statesByPath(snapshot));
  return {
    answers: answersOf(snapshot),
    violations: snapshot.violations.map(short),
    warnings: snapshot.warnings.map(short),
    needsReview: snapshot.needsReview,
    confirmed: snapshot.confirmed,
    progress: snapshot.progress,
    sections: snapshot.sections.map(({ id }) => [id, snapshot.sectionProgress(id)]),
    relevant: states.filter(([, { relevant }]) => relevant).map(([path]) => path),
    required: states.filter(([, { required }]) => required).map(([path]) => path),
    values: states.map(([path, { value }]) => [path, value]),
  };
}

/** Every part of every state, hidden ones too, with the violations in full. */
export function everything(snapshot: Snapshot): Record<string, unknown> {
  const states = Object.entries(statesByPath(snapshot)).map(([path, state]) => {
    const { question, ...rest } = state;
    return [path, { ...rest, node: question.node }] as const;
  });
  return {
    ...visible(snapshot),
    states: Object.fromEntries(states),
    violations: snapshot.violations,
    warnings: snapshot.warnings,
    today: snapshot.today,
  };
}

function short({ path, section, code, severity, ruleId = '' }: Violation): string {
  return `${path || `#${section}`} ${code} ${severity} ${ruleId}`;
}
