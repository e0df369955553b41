import { bandOptions } from '../questionnaire/band-options.ts';
import type { Option, OptionSource } from '../questionnaire/compiled.ts';
import { operandValue } from './conditions.ts';
import type { Band } from './context.ts';
import type { RuleScope } from './operands.ts';

// By source, for the bands they were last made of: the same options as long as the same host's facts hold.
const made = new WeakMap<OptionSource, { readonly of: readonly Band[]; readonly options: readonly Option[] }>();

/** The options on offer: all of them, those that an answer or a fact names, or the bands that the host supplies. */
export function offeredOptions(source: OptionSource, scope: RuleScope): readonly Option[] {
  const { all, bands, only } = source;
  if (bands) return madeOf(source, scope.context.bands.get(bands.bands) ?? []);
  if (!only) return all;
  const allowed = operandValue(only, scope);
  return Array.isArray(allowed) ? all.filter(({ value }) => (allowed as readonly string[]).includes(value)) : [];
}

function madeOf(source: OptionSource, bands: readonly Band[]): readonly Option[] {
  const last = made.get(source);
  if (!source.bands || last?.of === bands) return last?.options ?? [];
  const ends = bands.map(({ from, to }) => ({ from: from.units, to: to?.units }));
  const options = Object.freeze(bandOptions(ends, source.bands));
  made.set(source, { of: bands, options });
  return options;
}
