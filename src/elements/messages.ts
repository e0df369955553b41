import { formatNumber } from './format-value.ts';
import { languagePiece } from './languages.ts';
import { english, type MessageKey, type MessageTable } from './messages-en.ts';

/** Codes without their plural ending. */
export type CountedKey = MessageKey extends infer Key ? (Key extends `${infer Stem}.other` ? Stem : never) : never;

/** Figures for the places in braces. */
export type MessageParams = Readonly<Record<string, string | number>>;

/** Every sentence a respondent reads that is not the document's own. */
export interface Messages {
  readonly locale: string;
  /** The sentence with its places filled; numbers are written as the locale does. */
  say(key: MessageKey, params?: MessageParams): string;
  /** The sentence whose plural form suits `count`, which also fills `{count}`. */
  count(key: CountedKey, count: number, params?: MessageParams): string;
  /** The first of the codes that has a sentence: `first('valueMissing.date', 'valueMissing')`. */
  first(keys: readonly string[], params?: MessageParams): string;
}

/**
 * The sentences for a locale: exactly its table, else its language's, else English; `overrides` (the host's `messages`
 * property, by code) win over all of them. Other languages than English have to be fetched before, see `fetchLanguage`.
 */
export function messagesFor(locale: string, overrides: MessageTable = {}): Messages {
  const own = languagePiece(locale)?.now ?? {};
  // Handed down rather than copied: each table has hundreds of sentences.
  const table = Object.assign(Object.create(english), own, defined(overrides)) as Readonly<Record<string, string>>;
  const number = (value: number) => formatNumber(`${value}`, locale);
  let plurals: Intl.PluralRules | undefined;
  const form = (count: number) => (plurals ??= new Intl.PluralRules(locale)).select(count);
  const fill = (sentence: string, params: MessageParams): string => {
    if (!sentence.includes('{')) return sentence;
    return sentence.replace(/\{(\w+)\}/g, (place, name: string) => {
      const value = params[name];
      return value === undefined ? place : typeof value === 'number' ? number(value) : value;
    });
  };
  return {
    locale,
    say: (key, params = {}) => fill(table[key] ?? key, params),
    count: (key, count, params = {}) =>
      fill(table[`${key}.${form(count)}`] ?? table[`${key}.other`] ?? key, { ...params, count }),
    first: (keys, params = {}) => {
      for (const key of keys) {
        const sentence = table[key];
        if (sentence !== undefined) return fill(sentence, params);
      }
      return keys[0] ?? '';
    },
  };
}

function defined(overrides: MessageTable): MessageTable {
  return Object.fromEntries(Object.entries(overrides).filter(([, sentence]) => typeof sentence === 'string'));
}
