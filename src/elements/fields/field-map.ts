import type { Question } from '../../questionnaire/compiled.ts';
import type { QuestionKind } from '../../questionnaire/types.ts';
import { registeredField, type RenderField } from '../field-registry.ts';
import { acceptField } from './accept-field.ts';
import { choiceField } from './choice-field.ts';
import { choicesField } from './choices-field.ts';
import { dateRangeField, matrixField, partsField } from './composite-fields.ts';
import { dateField } from './date-field.ts';
import { filesField } from './files-field.ts';
import { numberField } from './number-field.ts';
import { linkField, noticeField, shownField, stopField } from './plain-fields.ts';
import { rankField } from './rank-field.ts';
import { rowsField } from './rows-field.ts';
import { longTextField, textField } from './text-field.ts';
import { yesNoField } from './yes-no-field.ts';

const fields: Readonly<Record<QuestionKind, RenderField>> = {
  text: textField,
  longText: longTextField,
  email: textField,
  phone: textField,
  url: textField,
  integer: numberField,
  decimal: numberField,
  money: numberField,
  percent: numberField,
  date: dateField,
  dateRange: dateRangeField,
  choice: choiceField,
  choices: choicesField,
  rank: rankField,
  yesNo: yesNoField,
  files: filesField,
  evidence: partsField,
  group: partsField,
  rows: rowsField,
  matrix: matrixField,
  address: partsField,
  accept: acceptField,
  signature: partsField,
  calculated: shownField,
  prefilled: shownField,
  notice: noticeField,
  link: linkField,
  stop: stopField,
};

// Their parts are shown one by one, in this frame or as text.
const framed: ReadonlySet<QuestionKind> = new Set([
  'dateRange',
  'evidence',
  'group',
  'rows',
  'matrix',
  'address',
  'signature',
]);
const plain: ReadonlySet<QuestionKind> = new Set(['notice', 'link', 'stop']);

/** How a question is shown: a host's own way first, by widget name and then by kind, else the built-in one. */
export function fieldFor({ kind, detail }: Question, readonly: boolean): RenderField {
  if (readonly && !framed.has(kind) && !plain.has(kind)) return shownField;
  return registeredField(detail.widget) ?? registeredField(kind) ?? fields[kind];
}
