import type { Questionnaire } from '../../src/questionnaire/compiled.ts';
import { loadQuestionnaire } from '../../src/questionnaire/load.ts';

/** A question as a test writes it; the label is filled in. */
export type Asked = Readonly<Record<string, unknown>> & { readonly id: string; readonly kind: string };

/** A sample questionnaire with these sections; throws with its issues when it has any. */
export function questionnaireOf(
  sections: Readonly<Record<string, readonly Asked[]>>,
  version = 1,
  more: object = {},
): Questionnaire {
  const result = loadQuestionnaire({
    format: 1,
    id: 'sample',
    edition: '2026',
    version,
    title: 'Sample',
    language: 'en',
    currency: 'USD',
    context: {},
    ...more,
    sections: Object.entries(sections).map(([id, questions]) => ({
      id,
      title: id,
      questions: questions.map((question) => ({ label: question.id, ...question })),
    })),
  });
  if (result.status === 'rejected') throw new Error(JSON.stringify(result.issues, undefined, 2));
  return result.questionnaire;
}

/** A question with two options. */
export function choiceOf(id: string, kind = 'choice', ...values: readonly string[]): Asked {
  return { id, kind, options: (values.length > 0 ? values : ['one', 'two']).map((value) => ({ value, label: value })) };
}
