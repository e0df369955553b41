import type { BandOptionSource, Option } from './compiled.ts';
import type { BandDocument, FactDocument, QuestionnaireDocument, Text } from './types.ts';

/** One band as its option is made of it; without `to` it is open. */
export interface BandEnds {
  readonly from: number | bigint;
  readonly to?: number | bigint | undefined;
}

/** Whether options are written as the bands of a table. */
export function isBandOptions(written: unknown): written is BandOptionSource {
  return typeof written === 'object' && written !== null && 'bands' in written;
}

/** The value by which a band is chosen: `16-25`, and `1001-up` for the open one. It stands in drafts and payloads. */
export function bandValue({ from, to }: BandEnds): string {
  return `${from}-${to ?? 'up'}`;
}

/** One option per band, in their order. */
export function bandOptions(bands: readonly BandEnds[], { each, last }: BandOptionSource): readonly Option[] {
  return bands.map((band) => ({
    value: bandValue(band),
    label: filled(band.to === undefined ? last : each, band),
    hint: undefined,
    exclusive: false,
    other: false,
  }));
}

/** The bands of the table that a document gives such a fact by default; none when only the host can tell them. */
export function defaultBands(document: QuestionnaireDocument, path: string): readonly BandDocument[] {
  let facts: Readonly<Record<string, FactDocument>> | undefined = document.context;
  let fact: FactDocument | undefined;
  for (const step of path.split('.')) {
    fact = facts && Object.hasOwn(facts, step) ? facts[step] : undefined;
    facts = fact?.facts;
  }
  const table = fact?.default;
  return typeof table === 'object' && 'table' in table ? (document.tables?.[table.table] ?? []) : [];
}

function filled(text: Text, { from, to }: BandEnds): Text {
  const fill = (words: string) => words.replace(/\{(from|to)\}/g, (_, end) => `${end === 'from' ? from : to}`);
  if (typeof text === 'string') return fill(text);
  return Object.fromEntries(Object.entries(text).map(([language, words]) => [language, fill(words)]));
}
