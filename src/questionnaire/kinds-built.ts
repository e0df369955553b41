import type { QuestionKind } from './types.ts';

const BUILT: Readonly<Record<QuestionKind, boolean>> = {
  text: true,
  longText: true,
  email: true,
  phone: true,
  url: true,
  integer: true,
  decimal: true,
  money: true,
  percent: true,
  date: true,
  dateRange: true,
  choice: true,
  choices: true,
  rank: true,
  yesNo: true,
  files: true,
  evidence: true,
  group: true,
  rows: true,
  matrix: true,
  address: true,
  accept: true,
  signature: true,
  calculated: true,
  prefilled: true,
  notice: true,
  link: true,
  stop: true,
};

/** Every kind of question in the format. */
export const everyKind: readonly string[] = Object.keys(BUILT);

/** The kinds that this release has an element for; a document that uses another is refused. */
export const builtKinds: ReadonlySet<string> = new Set(everyKind.filter((kind) => BUILT[kind as QuestionKind]));
