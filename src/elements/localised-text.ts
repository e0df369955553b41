import type { Text } from '../questionnaire/types.ts';

/** A text as it is shown. */
export interface Said {
  readonly text: string;
  /** Its language, only when that is not the one the respondent asked for: goes into a `lang` attribute. */
  readonly lang: string | undefined;
}

/**
 * Wording in the best language there is: exactly the locale, else its language, else the document's own language,
 * else whatever the text has.
 */
export function localised(text: Text, locale: string, documentLanguage: string): Said {
  const found = typeof text === 'string' ? ([documentLanguage, text] as const) : bestOf(text, locale, documentLanguage);
  return { text: found[1], lang: sameLanguage(found[0], locale) ? undefined : found[0] };
}

function bestOf(
  text: Readonly<Record<string, string>>,
  locale: string,
  documentLanguage: string,
): readonly [string, string] {
  const entries = Object.entries(text);
  const exact = entries.find(([tag]) => tag.toLowerCase() === locale.toLowerCase());
  return (
    exact ??
    entries.find(([tag]) => sameLanguage(tag, locale)) ??
    entries.find(([tag]) => sameLanguage(tag, documentLanguage)) ??
    entries[0] ?? [documentLanguage, '']
  );
}

function sameLanguage(a: string, b: string): boolean {
  return language(a) === language(b);
}

function language(tag: string): string {
  return tag.toLowerCase().split('-')[0]!;
}
