import type { Option } from './compiled.ts';
import type { OptionDocument, QuestionnaireDocument } from './types.ts';

/** The options that a question writes out, or names by their list, without those left out. */
export function optionsIn(document: QuestionnaireDocument, written: unknown): readonly Option[] {
  if (Array.isArray(written)) return (written as OptionDocument[]).map(option);
  const { list, except = [] } =
    typeof written === 'string' ? { list: written } : (written as { list: string; except?: readonly string[] });
  return (document.optionLists?.[list] ?? []).map(option).filter(({ value }) => !except.includes(value));
}

function option(source: OptionDocument): Option {
  return {
    value: source.value,
    label: source.label,
    hint: source.hint,
    exclusive: source.exclusive === true,
    other: source.other === true,
  };
}
