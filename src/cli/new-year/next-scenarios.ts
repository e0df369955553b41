import { stepsOf } from '../../questionnaire/json-pointer.ts';
import { addMonths, isPlainDate } from '../../questionnaire/plain-date.ts';
import { type Edit, edited } from '../text-edits.ts';
import { spansOf } from '../json-spans.ts';

/** The years of an edition and of the one that follows it. */
export interface Years {
  readonly from: string;
  readonly to: string;
}

/**
 * The text of a file of scenarios for the edition of another year: every date moved by as many years, and the year
 * itself where it stands alone or ends a name (`"2027"`, `sample-2027`). Names of scenarios, fees and everything else
 * stand as they did. Throws `SyntaxError` when the text is no JSON.
 */
export function nextScenarios(text: string, { from, to }: Years): string {
  const json: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
  const months = (Number(to) - Number(from)) * 12;
  const alone = new RegExp(`(^|[a-z]-)${from}$`);
  const edits = [...spansOf(text)].flatMap(([pointer, { start, end }]): readonly Edit[] => {
    const value = stepsOf(pointer).reduce<unknown>((holder, step) => (holder as Record<string, unknown>)[step], json);
    if (typeof value !== 'string' || pointer.endsWith('/name')) return [];
    const elsewhere = value.replace(alone, `$1${to}`);
    const next = isPlainDate(value) ? addMonths(value, months) : elsewhere;
    return next === undefined || next === value ? [] : [{ start, end, text: JSON.stringify(next) }];
  });
  return edited(text, edits);
}

/** The name of the file of scenarios beside a document. */
export function scenariosBeside(path: string): string {
  return path.replace(/\.json$/, '.scenarios.json');
}
