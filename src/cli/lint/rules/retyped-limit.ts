import type { Found } from '../../../questionnaire/document-walk.ts';
import type { FoundText } from '../../../questionnaire/document-texts.ts';
import { objectIn } from '../../../questionnaire/document-walk.ts';
import { parseSize } from '../../../questionnaire/sizes.ts';
import type { LintInput } from '../lint-input.ts';
import type { LintRule } from '../lint-rule.ts';

/** One way to say a limit in prose: what is looked for, and which limits it may mean. */
interface Saying {
  readonly pattern: RegExp;
  readonly limits: (text: FoundText, document: Found) => readonly unknown[];
  readonly placeholder: string;
}

const NUMBER = '(-?\\d[\\d,. ]*\\d|-?\\d)';

const SAYINGS: readonly Saying[] = [
  {
    pattern: new RegExp(`${NUMBER} ?(?:characters|letters|signs|caracteres)\\b`, 'gi'),
    limits: ({ limits, question }) =>
      [limits, question].flatMap((at) => [at?.json['maxLength'], at?.json['minLength']]),
    placeholder: 'maxLength',
  },
  {
    pattern: new RegExp(
      `(?:up to|at most|no more than|maximum of|max\\.?|hasta|como máximo) ${NUMBER} (?:files|documents|attachments|archivos)\\b`,
      'gi',
    ),
    limits: ({ limits, files }) => [limits?.json['maxItems'], files?.json['maxItems']],
    placeholder: 'files.maxItems',
  },
  {
    pattern: /(\d+(?:[.,]\d+)? ?(?:kb|mb|gb))\b/gi,
    limits: ({ files, limits }, document) => {
      const all = objectIn(document, 'files')?.json;
      return [
        files?.json['maxPerQuestion'],
        limits?.json['maxPerQuestion'],
        all?.['maxPerQuestion'],
        all?.['maxPerSubmission'],
      ];
    },
    placeholder: 'files.maxPerQuestion',
  },
  {
    pattern: new RegExp(
      `(?:at least|not less than|minimum of|no fewer than|al menos) ${NUMBER}(?= ?%?(?:[.;,)]|$))`,
      'gi',
    ),
    limits: ({ limits }) => [limits?.json['minimum'], limits?.json['minItems'], limits?.json['minLength']],
    placeholder: 'minimum',
  },
  {
    pattern: new RegExp(
      `(?:at most|no more than|not more than|maximum of|como máximo) ${NUMBER}(?= ?%?(?:[.;,)]|$))`,
      'gi',
    ),
    limits: ({ limits }) => [limits?.json['maximum'], limits?.json['maxItems'], limits?.json['maxLength']],
    placeholder: 'maximum',
  },
];

/** A limit in prose that is not the one that holds: the number was changed in one place only. */
export const retypedLimit: LintRule = {
  id: 'retyped-limit',
  severity: 'warning',
  about:
    'A text names a limit that is not the one that holds. Let the rule fill it in: {maxLength}, {files.maxPerQuestion} and the like; then nobody has to change it twice.',
  check(input: LintInput, report) {
    const { walked } = input;
    for (const text of input.texts) {
      for (const { pattern, limits, placeholder } of SAYINGS) {
        for (const { index, 0: said, 1: figure = '' } of text.text.matchAll(pattern)) {
          const stated = limits(text, walked.document).flatMap((limit) => valueOf(limit) ?? []);
          const meant = valueOf(figure);
          if (stated.length === 0 || meant === undefined || stated.includes(meant)) continue;
          report({
            pointer: text.pointer,
            within: [index, index + said.length],
            message: `The text says ${figure.trim()}, and no such limit is stated.`,
            remedy: `Write {${placeholder}}, so that the limit fills itself in, or correct one of the two.`,
          });
        }
      }
    }
  },
};

function valueOf(limit: unknown): number | undefined {
  if (typeof limit === 'number') return limit;
  if (typeof limit !== 'string') return undefined;
  const plain = limit.trim().replace(/ ?%$/, '');
  const size = parseSize(plain.replace(',', '.'));
  if (size !== undefined) return size;
  const number = Number(plain.replaceAll(/(?<=\d)[, ](?=\d{3}\b)/g, ''));
  return Number.isNaN(number) ? undefined : number;
}
