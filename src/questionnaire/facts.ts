import type { Fact } from './compiled.ts';
import type { RuleType } from './expression.ts';
import { optionsIn } from './options-in.ts';
import type { BandDocument, FactDocument, QuestionnaireDocument } from './types.ts';

/**
 * The facts a document declares, by path: groups hold further facts (`currentMainContact.email`), a date range holds
 * `from` and `to`, and rows hold the same facts in each row (`accounts/*\/email`). `contextId` is always among them.
 */
export function factsOf(document: QuestionnaireDocument): ReadonlyMap<string, Fact> {
  const facts = new Map<string, Fact>();
  const add = (path: string, source: FactDocument): Fact => {
    const children = new Map<string, Fact>();
    const fact: Fact = {
      path,
      kind: source.kind,
      ruleType: ruleTypeOf(document, source),
      optional: source.optional === true || source.default !== undefined,
      options: source.options === undefined ? undefined : optionsIn(document, source.options),
      fallback: fallbackOf(document, source),
      isEdition: source.isEdition === true,
      facts: ['group', 'dateRange', 'rows'].includes(source.kind) ? children : undefined,
    };
    facts.set(path, fact);
    const inside = source.kind === 'rows' ? `${path}/*/` : `${path}.`;
    for (const [name, child] of Object.entries(childrenOf(source))) children.set(name, add(inside + name, child));
    return fact;
  };
  add('contextId', { kind: 'text' });
  for (const [name, source] of Object.entries(document.context ?? {})) add(name, source);
  return facts;
}

function childrenOf(source: FactDocument): Readonly<Record<string, FactDocument>> {
  if (source.kind === 'group' || source.kind === 'rows') return source.facts ?? {};
  return source.kind === 'dateRange' ? { from: { kind: 'date' }, to: { kind: 'date' } } : {};
}

function ruleTypeOf(document: QuestionnaireDocument, source: FactDocument): RuleType | undefined {
  const values = source.options === undefined ? [] : optionsIn(document, source.options).map(({ value }) => value);
  switch (source.kind) {
    case 'text':
    case 'email':
    case 'phone':
    case 'url':
      return { type: 'text' };
    case 'integer':
    case 'decimal':
    case 'money':
    case 'percent':
    case 'date':
      return { type: source.kind };
    case 'choice':
      return { type: 'option', values };
    case 'choices':
      return { type: 'options', values };
    case 'yesNo':
      return { type: 'option', values: ['yes', 'no'] };
    case 'rows':
      return { type: 'rows' };
    case 'bands':
      return { type: 'bands', result: source.result ?? 'money' };
    default:
      return undefined;
  }
}

function fallbackOf(document: QuestionnaireDocument, source: FactDocument): unknown {
  const fallback = source.default;
  if (typeof fallback !== 'object' || Array.isArray(fallback)) return fallback;
  const bands: readonly BandDocument[] = document.tables?.[fallback.table] ?? [];
  return bands;
}
