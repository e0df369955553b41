import { isBandOptions } from './band-options.ts';
import type { Fact, Option } from './compiled.ts';
import type { RuleType } from './expression.ts';
import type { QuestionDocument } from './types.ts';

/** What a question's own answer is inside the rules; undefined for kinds that hold none of their own. */
export function ruleTypeOf(
  source: QuestionDocument,
  options: readonly Option[],
  facts: ReadonlyMap<string, Fact>,
): RuleType | undefined {
  const values = options.map(({ value }) => value);
  switch (source.kind) {
    case 'text':
    case 'longText':
    case 'email':
    case 'phone':
    case 'url':
      return { type: 'text' };
    case 'integer':
    case 'decimal':
    case 'money':
    case 'percent':
    case 'date':
    case 'files':
    case 'rows':
      return { type: source.kind };
    case 'choice':
      if (isBandOptions(source.options)) return { type: 'option', values: [], bandsOf: source.options.bands };
      return { type: 'option', values };
    case 'choices':
    case 'rank':
      return { type: 'options', values };
    case 'yesNo':
      return { type: 'option', values: source.notApplicable ? ['yes', 'no', 'notApplicable'] : ['yes', 'no'] };
    case 'accept':
      return { type: 'flag' };
    case 'calculated':
      return { type: source.result };
    case 'prefilled':
      return facts.get(source.from)?.ruleType;
    default:
      return undefined;
  }
}
