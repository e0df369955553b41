import type { Question, SectionCopy } from './compiled.ts';
import { pointerTo } from './issue.ts';
import type { RuleReader } from './rule-reader.ts';
import { fits, inWords } from './rule-types.ts';
import type { QuestionnaireDocument } from './types.ts';

/** Reads what a section offers to fill in: each question is one of the section, each value has the question's type. */
export function readCopy(
  source: NonNullable<QuestionnaireDocument['sections'][number]['copy']>,
  pointer: string,
  questions: readonly Question[],
  reader: RuleReader,
): SectionCopy {
  const answers = Object.entries(source.answers).flatMap(([id, name]): (readonly [Question, string])[] => {
    const at = pointerTo(pointer, 'answers', id);
    const question = reader.place(id, at)?.question;
    const value = reader.value(name, at);
    if (!question || !value) return [];
    if (!questions.includes(question)) {
      reader.issue(
        'other-section',
        at,
        `"${id}" is not asked in this section.`,
        'Name questions of this section only.',
      );
    } else if (!question.ruleType || !fits(value.type, question.ruleType)) {
      const message = `"${name}" is ${inWords(value.type)}, which is no answer to "${id}".`;
      reader.issue('type-mismatch', at, message, 'Name a value of the same sort.');
    }
    return [[question, name]];
  });
  return { label: source.label, answers };
}
