import { warnOnce } from './element-errors.ts';

/**
 * Reads an attribute that takes one of a few words. None means the first of them; an unknown one warns once and means
 * the first as well.
 */
export function wordOf<Word extends string>(
  attribute: string,
  value: string | null | undefined,
  words: readonly [Word, ...Word[]],
): Word {
  const word = words.find((known) => known === value);
  if (word === undefined && value) {
    warnOnce(`${attribute}=${value}`, `${attribute}="${value}" is not known; it takes ${words.join(', ')}.`);
  }
  return word ?? words[0];
}
