import type { Attachment } from '../../engine/answer.ts';
import type { Fact, Questionnaire } from '../../questionnaire/compiled.ts';

/** Two small sample files, for answers that name files. */
export const sampleFiles: Readonly<Record<string, Omit<Attachment, 'ref'>>> = {
  a1: { name: 'sample-1.pdf', size: 1001, type: 'application/pdf', sha256: '1'.repeat(64) },
  a2: { name: 'sample-2.pdf', size: 1002, type: 'application/pdf', sha256: '2'.repeat(64) },
};

/** Facts that fit a questionnaire beside which no scenarios stand: a plain value for each that has to be there. */
export function sampleContext({ facts, edition }: Questionnaire, today: string): Readonly<Record<string, unknown>> {
  const declared = [...facts.values()].filter(({ path }) => !/[./]/.test(path));
  return Object.fromEntries(declared.flatMap((fact) => entryOf(fact, edition, today)));
}

function entryOf(fact: Fact, edition: string, today: string): readonly (readonly [string, unknown])[] {
  if (fact.optional || fact.fallback !== undefined) return [];
  const name = fact.path.split('.').at(-1) ?? fact.path;
  if (fact.isEdition) return [[name, edition]];
  if (fact.kind === 'rows') return [[name, []]];
  if (fact.facts)
    return [[name, Object.fromEntries([...fact.facts.values()].flatMap((one) => entryOf(one, edition, today)))]];
  return [[name, valueOf(fact, today)]];
}

function valueOf({ kind, options, ruleType }: Fact, today: string): unknown {
  switch (ruleType?.type) {
    case 'date':
      return today;
    case 'option':
      return kind === 'yesNo' ? 'no' : options?.[0]?.value;
    case 'options':
      return options?.map(({ value }) => value);
    case 'integer':
    case 'percent':
    case 'money':
      return 100;
    case 'decimal':
      return '1';
    case 'bands':
      return [{ from: 1, fee: 100 }];
    default:
      return kind === 'email' ? 'sam@firm.example' : 'Sample';
  }
}
