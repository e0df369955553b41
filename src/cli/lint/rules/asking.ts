import { type FoundQuestion, objectIn, textOf } from '../../../questionnaire/document-walk.ts';
import { pointerTo } from '../../../questionnaire/issue.ts';
import { isObject } from '../../../questionnaire/json-object.ts';
import type { LintRule } from '../lint-rule.ts';

/** What a question about the respondent looks like, and the purpose that a browser knows for it. */
const PURPOSES: readonly (readonly [pattern: RegExp, token: string])[] = [
  [/^your (?:business |work )?e-?mail\b/i, 'email'],
  [/^your (?:direct |mobile |work )?(?:tele)?phone\b/i, 'tel'],
  [/^your (?:first|given) name\b/i, 'given-name'],
  [/^your (?:last|family|sur) ?name\b/i, 'family-name'],
  [/^your (?:full )?name\b/i, 'name'],
  [/^your job title\b/i, 'organization-title'],
  [/^your (?:organi[sz]ation|company|employer)(?:'s name)?\??$/i, 'organization'],
  [/^your (?:street|postal|mailing) address\b/i, 'street-address'],
  [/^your (?:zip|postal) code\b/i, 'postal-code'],
];

function labelOf({ json }: FoundQuestion): string {
  const { label } = json;
  const text = isObject(label) ? Object.values(label)[0] : label;
  return textOf(text) ?? '';
}

// Ids of questions about the respondent end like this: respondentEmail, yourPhone.
const OWN_ID = /^(?:respondent|your|my|own|signer|submitter)(Email|Phone|FirstName|LastName|JobTitle)$/;

const BY_ID: Readonly<Record<string, string>> = {
  Email: 'email',
  Phone: 'tel',
  FirstName: 'given-name',
  LastName: 'family-name',
  JobTitle: 'organization-title',
};

function purposeOf(question: FoundQuestion): string | undefined {
  const byLabel = PURPOSES.find(([pattern]) => pattern.test(labelOf(question)))?.[1];
  return byLabel ?? BY_ID[OWN_ID.exec(question.id ?? '')?.[1] ?? ''];
}

/** A question about the respondent that the browser could fill in, if it were told what is asked (WCAG 1.3.5). */
const autocomplete: LintRule = {
  id: 'autocomplete',
  severity: 'warning',
  about:
    'A question asks for something about the respondent that browsers know, such as the e-mail address, and does not say so. Add "autocomplete" (WCAG 1.3.5); --fix does.',
  check({ walked: { questions } }, report) {
    for (const question of questions) {
      const { json, pointer, kind, around } = question;
      if (around?.kind === 'rows' || !['text', 'email', 'phone'].includes(kind ?? '') || 'autocomplete' in json)
        continue;
      const token = purposeOf(question);
      if (token === undefined) continue;
      report({
        pointer: 'label' in json ? pointerTo(pointer, 'label') : pointer,
        message: `This asks the respondent for what browsers know as "${token}".`,
        remedy: `Add "autocomplete": "${token}", so that nobody has to type it.`,
        addition: ['autocomplete', JSON.stringify(token)],
      });
    }
  },
};

/** The same thing about the respondent is asked twice (WCAG 3.3.7). */
const asksTwice: LintRule = {
  id: 'asks-twice',
  severity: 'warning',
  about:
    'Two questions ask for the same thing about the respondent, and neither begins with what is known. Take one out, give the second an "initial", or offer a "copy" (WCAG 3.3.7).',
  check({ walked: { questions, sections } }, report) {
    const copied = new Set(
      sections.flatMap((section) => Object.keys(objectIn(objectIn(section, 'copy') ?? section, 'answers')?.json ?? {})),
    );
    const first = new Map<string, FoundQuestion>();
    for (const question of questions) {
      const { json, pointer, id = '', around } = question;
      const token = textOf(json['autocomplete']);
      if (token === undefined || around?.kind === 'rows' || token === 'off') continue;
      const other = first.get(token);
      if (!other) first.set(token, question);
      else if (!('initial' in json) && !copied.has(id) && !('relevantWhen' in json))
        report({
          pointer: pointerTo(pointer, 'autocomplete'),
          message: `"${id}" asks again for what "${other.id ?? ''}" asked.`,
          remedy: 'Take one out, begin the second with "initial", or offer a "copy".',
        });
    }
  },
};

/** A choice without a choice. */
const singleOption: LintRule = {
  id: 'single-option',
  severity: 'warning',
  about: 'A choice offers one option only. Add the others, or ask with "accept" or "yesNo".',
  check({ walked: { document, questions } }, report) {
    for (const { json, pointer, kind } of questions) {
      if (kind !== 'choice' && kind !== 'rank') continue;
      const { options } = json;
      const source = isObject(options) ? options : {};
      const listed = typeof options === 'string' ? options : source['list'];
      const list: unknown = Array.isArray(options) ? options : objectIn(document, 'optionLists')?.json[String(listed)];
      const left = Array.isArray(list)
        ? list.length - (Array.isArray(source['except']) ? source['except'].length : 0)
        : 2;
      if (left !== 1) continue;
      report({
        pointer: pointerTo(pointer, 'options'),
        message: 'This choice offers one option only.',
        remedy: 'Add the others, or ask with "accept" or "yesNo".',
      });
    }
  },
};

/** How and what is asked of respondents. */
export const asking: readonly LintRule[] = [autocomplete, asksTwice, singleOption];
