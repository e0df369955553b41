import { isObject } from '../../questionnaire/json-object.ts';
import { replaceAt } from '../../questionnaire/json-pointer.ts';
import { sourceText, wordingPlaces } from './wording-places.ts';
import { languageOf } from './text-rows.ts';

/** Languages that nobody speaks, for seeing what a translation would do: longer words, or words from right to left. */
export type PseudoLocale = 'en-XA' | 'ar-XB';

/**
 * The document as if it had been translated: `en-XA` has accents on every letter and is two fifths longer between
 * brackets, so that what is cut off or was never translated shows; `ar-XB` runs from right to left. What is filled in,
 * marks and addresses of links stay as they are. The source is left untouched.
 */
export function pseudoDocument(document: unknown, locale: PseudoLocale): unknown {
  const language = languageOf(document);
  const copy: unknown = structuredClone(document);
  for (const place of wordingPlaces(document)) {
    const source = sourceText(place, language);
    if (source !== undefined) replaceAt(copy, place.pointer, () => pseudoText(source, locale));
  }
  return isObject(copy) ? { ...copy, language: locale } : copy;
}

/** One text as `pseudoDocument` has it. */
export function pseudoText(text: string, locale: PseudoLocale): string {
  return text
    .split('\n')
    .map((line) => (locale === 'en-XA' ? longLine(line) : mirroredLine(line)))
    .join('\n');
}

// What must stay: marks of a list, figures in braces, plain braces, escaped signs, bold, brackets and addresses of links.
const KEPT = /^\s*(?:- +|\d{1,3}\. +)|\{\{|\}\}|\{[^{}\r\n]*\}|\\[\\*[\]]|\*\*|\]\((?:[^()\s]|\([^()\s]*\))*\)|\[/g;
const ACCENTED: Readonly<Record<string, string>> = Object.fromEntries(
  [...'aàbƀcçdðeéfƒgĝhĥiîjĵkķlļmɱnñoöpþqǫrŕsštţuûvṽwŵxẋyýzž'].flatMap((sign, i, all) =>
    i % 2 === 0
      ? [
          [sign, all[i + 1]!],
          [sign.toUpperCase(), all[i + 1]!.toUpperCase()],
        ]
      : [],
  ),
);
const MORE = ['öñé', 'ţŵö', 'ţĥŕéé', 'ƒöûŕ', 'ƒîṽé', 'šîẋ', 'šéṽéñ', 'éîĝĥţ', 'ñîñé', 'ţéñ'];

function longLine(line: string): string {
  const [, mark = '', rest = ''] = /^(\s*(?:- +|\d{1,3}\. +)?)(.*)$/.exec(line) ?? [];
  if (rest === '') return line;
  const accented = outside(rest, (words) => words.replace(/[a-z]/gi, (letter) => ACCENTED[letter] ?? letter));
  let more = '';
  for (let i = 0; more.length < rest.length * 0.4; i += 1) more += ` ${MORE[i % MORE.length]}`;
  return `${mark}⟦${accented}${more}⟧`;
}

function mirroredLine(line: string): string {
  // Marks of direction, each closed again, so that what stands between stays where it is.
  return outside(line, (words) => words.replace(/\S+(?:\s+\S+)*/g, (run) => `\u200f\u202e${run}\u202c\u200f`));
}

/** A text with what may be changed in it changed. */
function outside(text: string, change: (words: string) => string): string {
  let result = '';
  let from = 0;
  for (const match of text.matchAll(KEPT)) {
    result += change(text.slice(from, match.index)) + match[0];
    from = match.index + match[0].length;
  }
  return result + change(text.slice(from));
}
