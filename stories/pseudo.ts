import { type PseudoLocale, pseudoDocument, pseudoText } from '../src/cli/texts/pseudo-locale.ts';
import type { QuestionnaireFormElement } from '../src/elements/questionnaire-form.ts';
import { isObject } from '../src/questionnaire/json-object.ts';
import { english, type MessageTable } from '../src/elements/messages-en.ts';

/** What the toolbar calls the languages that nobody speaks. */
export const pseudoLocales: readonly (readonly [PseudoLocale, string])[] = [
  ['en-XA', 'Made up: longer words'],
  ['ar-XB', 'Made up: from right to left'],
];

/** Whether that is one of them. */
export function isPseudo(locale: string): locale is PseudoLocale {
  return pseudoLocales.some(([known]) => known === locale);
}

/** Everything that the form says of itself in such a language, for its `messages` property. */
export function pseudoMessages(locale: PseudoLocale): MessageTable {
  return Object.fromEntries(Object.entries(english).map(([key, sentence]) => [key, pseudoText(sentence, locale)]));
}

/** A questionnaire, as JSON or as text, in such a language; what cannot be read stays as it is. */
export function pseudoQuestionnaire(questionnaire: unknown, locale: PseudoLocale): unknown {
  if (typeof questionnaire !== 'string') return pseudoDocument(questionnaire, locale);
  try {
    return pseudoDocument(JSON.parse(questionnaire), locale);
  } catch {
    return questionnaire;
  }
}

/** The wording of a form whose questionnaire is this text, read in a language; `''` leaves it to page and text. */
export function wordedIn(
  text: string,
  locale: string,
): Pick<QuestionnaireFormElement, 'questionnaire' | 'locale' | 'messages'> {
  const own = { questionnaire: text, locale: locale || undefined, messages: undefined };
  if (!isPseudo(locale)) return own;
  return { ...own, questionnaire: JSON.stringify(pseudoQuestionnaire(text, locale)), messages: pseudoMessages(locale) };
}

/** A task list in such a language. */
export function pseudoTasks(tasks: unknown, locale: PseudoLocale): unknown {
  const reworded = (json: unknown, name: string): unknown => {
    if (typeof json === 'string') return words.has(name) ? pseudoText(json, locale) : json;
    if (Array.isArray(json)) return json.map((inner) => reworded(inner, name));
    if (!isObject(json)) return json;
    const [first] = Object.values(json);
    // One text in several languages.
    if (words.has(name) && typeof first === 'string') return pseudoText(first, locale);
    return Object.fromEntries(Object.entries(json).map(([key, inner]) => [key, reworded(inner, key)]));
  };
  return isObject(tasks) ? { ...(reworded(tasks, '') as object), language: locale } : tasks;
}

const words = new Set('title description organisation contact label hint openText completeText each last'.split(' '));
