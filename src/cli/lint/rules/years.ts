import { textOf } from '../../../questionnaire/document-walk.ts';
import { pointerTo } from '../../../questionnaire/issue.ts';
import { isObject } from '../../../questionnaire/json-object.ts';
import type { LintInput } from '../lint-input.ts';
import type { LintRule } from '../lint-rule.ts';

function editionYear({ walked: { document } }: LintInput): number | undefined {
  const year = /\b(?:19|20)\d\d\b/.exec(textOf(document.json['edition']) ?? '')?.[0];
  return year === undefined ? undefined : Number(year);
}

/** Every text in which a year may stand: wording, addresses, and what the document supplies for the page. */
function dated({ texts, walked: { document, questions } }: LintInput) {
  const found = texts.map(({ text, pointer }) => ({ text, pointer }));
  for (const { json, pointer } of questions) {
    const href = textOf(json['href']);
    if (href !== undefined) found.push({ text: href, pointer: pointerTo(pointer, 'href') });
  }
  const facts = (holder: unknown, at: string) => {
    if (!isObject(holder)) return;
    for (const [name, fact] of Object.entries(holder)) {
      if (!isObject(fact)) continue;
      const given = textOf(fact['default']);
      if (given !== undefined) found.push({ text: given, pointer: pointerTo(at, name, 'default') });
      facts(fact['facts'], pointerTo(at, name, 'facts'));
    }
  };
  facts(document.json['context'], '/context');
  return found;
}

/** A year beside that of the edition: last year's text that was copied, or a slip. */
const otherYear: LintRule = {
  id: 'other-year',
  severity: 'warning',
  about:
    'A text names the year before the edition, or one after it: what is forgotten when the file is copied. Correct it; where the questionnaire asks about last year, let the page supply the period, as {context.reportPeriod.from}.',
  check(input, report) {
    const edition = editionYear(input);
    if (edition === undefined) return;
    for (const { text, pointer } of dated(input)) {
      for (const { index, 0: year } of text.matchAll(/(?<![\p{L}\d#])20\d\d(?!\d)/gu)) {
        const distance = Number(year) - edition;
        // Older years belong to what stays: standards, laws, events.
        if (distance === 0 || distance < -1) continue;
        report({
          pointer,
          within: [index, index + 4],
          message: `This text names ${year}, but the edition is ${edition}.`,
          remedy: 'Correct the year, or leave it out.',
        });
      }
    }
  },
};

/** The file says one year and the document another. */
const editionOfFile: LintRule = {
  id: 'edition-of-file',
  severity: 'warning',
  about: 'The name of the file has another year than the edition inside, as after copying. Correct one of the two.',
  check(input, report) {
    const edition = editionYear(input);
    const year = /(?:^|\D)((?:19|20)\d\d)(?:\D|$)/.exec(input.name ?? '')?.[1];
    if (edition === undefined || year === undefined || Number(year) === edition) return;
    report({
      pointer: '/edition',
      message: `The file is named after ${year}, but the edition is ${edition}.`,
      remedy: `Write "edition": "${year}", or rename the file.`,
    });
  },
};

/** One text has the year of standards or a law, another has another year for the same words. */
const yearsDisagree: LintRule = {
  id: 'years-disagree',
  severity: 'warning',
  about: 'The same words stand with two different years in two texts. Correct one of them.',
  check({ texts }, report) {
    const seen = new Map<string, string>();
    for (const { text, pointer } of texts) {
      for (const { index, 1: year = '', 2: name = '' } of text.matchAll(/\b(20\d\d) ((?:\p{Lu}\p{L}+ ?){1,3})/gu)) {
        const first = seen.get(name.trim());
        seen.set(name.trim(), first ?? year);
        if (first === undefined || first === year) continue;
        report({
          pointer,
          within: [index, index + 4],
          message: `Here it is ${year} ${name.trim()}, in a text above ${first}.`,
          remedy: 'Correct one of the two.',
        });
      }
    }
  },
};

/** Years in texts, addresses and the name of the file. */
export const years: readonly LintRule[] = [otherYear, editionOfFile, yearsDisagree];
