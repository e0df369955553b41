import type { Question } from '../compiled.ts';
import { holds, type Formula, type Place, type Schema } from './formula.ts';

/** From where a condition is read: a row of rows, or a row of a matrix, which has a name. */
export interface Seat {
  readonly rows?: Question | undefined;
  readonly key?: string | undefined;
}

/** Where a question's answer stands with everything in it; undefined when that cannot be named from this seat. */
export function placeOf(question: Question, seat: Seat): Place | undefined {
  const { parent, id, repeatedBy } = question;
  if (!parent) return { steps: ['answers', id] };
  if (parent === repeatedBy) {
    if (parent.kind === 'rows') return seat.rows === parent ? { rows: rowsPath(parent), steps: [id] } : undefined;
    const around = placeOf(parent, {});
    if (!around || seat.key === undefined) return undefined;
    return { steps: [...around.steps, seat.key, ...(id === '*' ? [] : [id])] };
  }
  const around = placeOf(parent, seat);
  return around && { ...around, steps: [...around.steps, id] };
}

/** The way from the top of a payload to some rows. */
export function rowsPath(rows: Question): readonly string[] {
  const steps: string[] = [];
  for (let at: Question | undefined = rows; at; at = at.parent) steps.unshift(at.id);
  return ['answers', ...steps];
}

/** Whether an answer stands as `answer` beside its parts. */
export function isWrapped({ kind, ruleType, parts }: Question): boolean {
  return ruleType !== undefined && kind !== 'rows' && (kind === 'yesNo' || parts.length > 0);
}

/** Where the value of an answer stands that rules speak of. */
export function valuePlace(question: Question, seat: Seat): Place | undefined {
  const place = placeOf(question, seat);
  return place && isWrapped(question) ? { ...place, steps: [...place.steps, 'answer'] } : place;
}

/** What an answer is that counts as one: an evidence says of files and e-mail also that there are none. */
export function answeredFits({ ruleType }: Question): Schema {
  if (ruleType?.type === 'flag') return { const: true };
  return ruleType?.type === 'files' ? { type: 'array', minItems: 1 } : true;
}

/** That a question is answered; undefined when that cannot be said from this seat. */
export function answered(question: Question, seat: Seat): Formula | undefined {
  const place = valuePlace(question, seat);
  return place && holds(place, answeredFits(question));
}
