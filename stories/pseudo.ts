import { type PseudoLocale, pseudoDocument, pseudoText } from '../src/cli/texts/pseudo-locale.ts';
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
