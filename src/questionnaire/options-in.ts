import { bandOptions, defaultBands, isBandOptions } from './band-options.ts';
import type { Option } from './compiled.ts';
import type { OptionDocument, QuestionnaireDocument } from './types.ts';

/**
 * The options that a question writes out, or names by their list, without those left out; of bands, those of the
 * document's own table.
 */
export function optionsIn(document: QuestionnaireDocument, written: unknown): readonly Option[] {
  if (Array.isArray(written)) return (written as OptionDocument[]).map(option);
  if (isBandOptions(written)) return bandOptions(defaultBands(document, written.bands), written);
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
    ...(source.replaces && { replaces: source.replaces }),
  };
}
