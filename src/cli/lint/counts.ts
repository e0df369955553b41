import type { Walked } from '../../questionnaire/document-walk.ts';
import { isObject } from '../../questionnaire/json-object.ts';

/** How large a questionnaire is, for the line that sums up. */
export interface Counts {
  /** What is asked of a respondent: notices, links and what is only shown are no questions. */
  readonly questions: number;
  /** Named conditions, and those that are written where they are used. */
  readonly conditions: number;
}

const SHOWN = ['notice', 'link', 'stop', 'prefilled', 'calculated', 'group'];
const PLACES = ['relevantWhen', 'requiredWhen', 'notApplicable', 'when'];

/** Counts the questions and conditions of a document, whatever is wrong with it. */
export function countsOf({ document, sections, questions, rules }: Walked): Counts {
  const { conditions } = document.json;
  const named = isObject(conditions) ? Object.keys(conditions).length : 0;
  const written = [...sections, ...questions, ...rules].flatMap(({ json }) =>
    PLACES.filter((place) => isObject(json[place])),
  );
  return {
    questions: questions.filter(({ kind }) => kind !== undefined && !SHOWN.includes(kind)).length,
    conditions: named + written.length,
  };
}
