/** What is wrong with a word or a text, and what to do. */
export interface WordSlip {
  readonly message: string;
  readonly remedy: string;
}

const WORDS: Readonly<Record<string, unknown>> = { true: true, false: false, null: null };
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const QUOTES = /^['`\u2018-\u201f\u00ab\u00bb]/;

/** Reads a bare word as JSON does: a number, true, false or null; otherwise says what to write instead. */
export function readWord(word: string): { readonly value: unknown } | WordSlip {
  if (Object.hasOwn(WORDS, word)) return { value: WORDS[word] };
  if (NUMBER.test(word)) return { value: Number(word) };
  return { message: `${cut(word)} is not a JSON value.`, remedy: wordRemedy(word) };
}

/** Why a quoted text cannot be read; undefined when it can. */
export function textSlip(quoted: string): WordSlip | undefined {
  try {
    JSON.parse(quoted);
    return undefined;
  } catch {
    if (!/[^\\](?:\\\\)*"$/.test(quoted)) {
      return {
        message: 'The text that begins here has no end.',
        remedy: 'Add a " at its end; a text stands on one line.',
      };
    }
    // eslint-disable-next-line no-control-regex -- exactly these are not allowed
    if (/[\u0000-\u001f]/.test(quoted)) {
      return { message: 'A tab or another control character stands in this text.', remedy: 'Remove it, or write \\t.' };
    }
    return {
      message: 'A backslash in this text begins no known sign.',
      remedy: 'Write \\\\ for a backslash, \\" for a quotation mark.',
    };
  }
}

/** A bare word as it appears in a message: on one line and not too long. */
export function cut(word: string): string {
  return word.length > 40 ? `${word.slice(0, 40)}…` : word;
}

function wordRemedy(word: string): string {
  const lower = word.toLowerCase();
  if (Object.hasOwn(WORDS, lower)) return `Write ${lower}.`;
  if (['none', 'nil', 'undefined', 'nan'].includes(lower)) return 'Leave the property out.';
  if (QUOTES.test(word)) return 'Use straight double quotes: "…".';
  if (/^[+-]?[\d.,]+/.test(word))
    return 'Write a number with plain digits, such as 12 or 0.5, or text in double quotes.';
  return 'Put text in double quotes.';
}
