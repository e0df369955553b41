import { isObject } from '../../../questionnaire/json-object.ts';
import { pointerTo } from '../../../questionnaire/issue.ts';
import { placeholdersOf } from '../../../questionnaire/prose.ts';
import type { LintInput } from '../lint-input.ts';
import type { LintRule } from '../lint-rule.ts';

/** Texts that are the same in many languages: names, numbers, one word. */
const SHORT = 3;

function translated({ wordings }: LintInput) {
  return wordings.flatMap((wording) => {
    const { json, pointer } = wording;
    if (!isObject(json)) return [];
    const texts = Object.entries(json).flatMap(([tag, text]) =>
      typeof text === 'string' ? [[tag, text] as const] : [],
    );
    return [{ pointer, texts }];
  });
}

/** A text lacks a language that others have. Where most lack it, the few that have it are told instead. */
const missingTranslation: LintRule = {
  id: 'missing-translation',
  severity: 'warning',
  about:
    'A text lacks a language that other texts have, so respondents read it in another. Add it. Where translating has only begun, the few texts that have the language are told instead.',
  check(input, report) {
    const own = String(input.walked.document.json['language']);
    const all = input.wordings.filter(({ json }) => isWords(json));
    const has = (json: unknown, tag: string) => isObject(json) && typeof json[tag] === 'string';
    const tags = new Set(all.flatMap(({ json }) => (isObject(json) ? Object.keys(json) : [])));
    tags.delete(own);
    for (const tag of tags) {
      const [present, missing] = [all.filter(({ json }) => has(json, tag)), all.filter(({ json }) => !has(json, tag))];
      const begun = present.length < missing.length;
      for (const { pointer } of begun ? present : missing) {
        report({
          pointer,
          message: begun
            ? `This text is written in "${tag}", and ${missing.length} others are not.`
            : `This text is missing in "${tag}".`,
          remedy: begun ? `Translate the others too, or take "${tag}" out.` : `Add "${tag}": "…".`,
        });
      }
    }
  },
};

/** A text without letters says the same in every language. */
function isWords(json: unknown): boolean {
  return isObject(json) || (typeof json === 'string' && /\p{L}{2,}/u.test(json));
}

/** A placeholder stands in one language and not in the other, so one of the two says less. */
const placeholdersDiffer: LintRule = {
  id: 'placeholders-differ',
  severity: 'error',
  about: 'A placeholder stands in one language of a text and not in the other. Give both the same ones.',
  check(input, report) {
    for (const { pointer, texts } of translated(input)) {
      const [first, ...others] = texts.map(([tag, text]) => [tag, new Set(placeholdersOf(text))] as const);
      for (const [tag, names] of others) {
        const lost = [...(first?.[1] ?? [])].filter((name) => !names.has(name));
        const more = [...names].filter((name) => first?.[1].has(name) === false);
        const [odd] = [...lost, ...more];
        if (odd === undefined) continue;
        report({
          pointer: pointerTo(pointer, tag),
          message: `{${odd}} stands ${lost.length > 0 ? `in "${first?.[0] ?? ''}" and not here` : `here and not in "${first?.[0] ?? ''}"`}.`,
          remedy: 'Give both the same placeholders.',
        });
      }
    }
  },
};

/** The text of one language was pasted into the other. */
const sameText: LintRule = {
  id: 'same-text',
  severity: 'warning',
  about:
    'A text is the same in two languages, as when nobody has translated it yet. Translate it, or leave the second language out.',
  check(input, report) {
    for (const { pointer, texts } of translated(input)) {
      const [first, ...others] = texts;
      for (const [tag, text] of others) {
        if (text !== first?.[1] || text.split(/\s+/).length <= SHORT) continue;
        report({
          pointer: pointerTo(pointer, tag),
          message: `This text is the same as in "${first[0]}".`,
          remedy: 'Translate it, or leave it out.',
        });
      }
    }
  },
};

/** Texts in several languages. */
export const translations: readonly LintRule[] = [missingTranslation, placeholdersDiffer, sameText];
