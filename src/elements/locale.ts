import type { Questionnaire } from '../questionnaire/compiled.ts';
import { warnOnce } from './element-errors.ts';
import { languageOf } from './languages.ts';

const rightToLeft = new Set(['ar', 'dv', 'fa', 'he', 'ks', 'ku', 'ps', 'sd', 'ug', 'ur', 'yi']);

/**
 * The language a respondent reads in: the attribute, else that of the page around the element, as long as the document
 * is written in it; else the document's own.
 */
export function localeFor(
  element: Element,
  wanted: string | null | undefined,
  questionnaire: Questionnaire | undefined,
): string {
  const locale = canonical(wanted) ?? canonical(element.closest('[lang]')?.getAttribute('lang')) ?? 'en';
  if (!questionnaire) return locale;
  const isWritten = questionnaire.languages.some((language) => languageOf(language) === languageOf(locale));
  return isWritten ? locale : questionnaire.language;
}

/** The direction in which a language is written. */
export function directionOf(locale: string): 'ltr' | 'rtl' {
  return rightToLeft.has(languageOf(locale)) ? 'rtl' : 'ltr';
}

function canonical(tag: string | null | undefined): string | undefined {
  if (!tag) return undefined;
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    warnOnce(`locale=${tag}`, `"${tag}" is not a language tag; "en" or "es-MX" would be one.`);
    return undefined;
  }
}
