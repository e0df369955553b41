import type { LintRule } from '../lint-rule.ts';

// Words that stand twice in good sentences: "that that", "had had".
const TWICE = new Set(['that', 'had', 'do', 'nos', 'se', 'si']);

/** The same word twice in a row. */
const doubledWord: LintRule = {
  id: 'doubled-word',
  severity: 'warning',
  about: 'The same word stands twice in a row. Take one out; --fix does.',
  check({ texts }, report) {
    for (const { text, pointer } of texts) {
      for (const { index, 0: both, 1: word = '' } of text.matchAll(
        /(?<![\p{L}\p{N}-])(\p{L}{2,})\s+\1(?![\p{L}\p{N}-])/giu,
      )) {
        if (TWICE.has(word.toLowerCase())) continue;
        report({
          pointer,
          within: [index, index + both.length],
          message: `"${word}" stands twice in a row.`,
          remedy: 'Take one out.',
          replacement: word,
        });
      }
    }
  },
};

/** Two sentences with nothing between them, as when one is pasted behind the other. */
const gluedSentences: LintRule = {
  id: 'glued-sentences',
  severity: 'warning',
  about: 'A sentence begins right behind the mark that ends another. Set a space between them; --fix does.',
  check({ texts }, report) {
    for (const { text, pointer } of texts) {
      // Addresses such as www.Name.org have no sentence in front of the mark, and no space behind the next word.
      for (const { index, 0: mark } of text.matchAll(
        /(?<=(?<![\w./@-])\p{Lu}?\p{Ll}{2,}|\d\s?%|\)|"|”)[.?!;,](?=(?:\p{Lu}\p{Ll}*|(?!(?:PDF|DOCX?|XLSX?|JPE?G|PNG|BMP|ZIP|CSV)\b)\p{Lu}{2,})(?:[\s'’,.]|$))/gu,
      )) {
        report({
          pointer,
          within: [index, index + mark.length],
          message: 'No space stands between these two sentences.',
          remedy: 'Set one behind the mark.',
          replacement: `${mark} `,
        });
      }
    }
  },
};

const PAIRS = [
  ['(', ')'],
  ['“', '”'],
  ['„', '“'],
  ['«', '»'],
] as const;

/** A bracket or a quotation mark without its other half. */
const unpairedMark: LintRule = {
  id: 'unpaired-mark',
  severity: 'warning',
  about: 'A bracket or quotation mark has no other half. Add it, or take the one out.',
  check({ texts }, report) {
    for (const { text, pointer } of texts) {
      const at = unpaired(text);
      if (at === undefined) continue;
      const mark = text[at] ?? '';
      report({
        pointer,
        within: [at, at + 1],
        message: `This ${mark} has no other half.`,
        remedy: 'Add it, or take this one out.',
      });
    }
  },
};

function unpaired(text: string): number | undefined {
  for (const [open, close] of PAIRS) {
    // Low German quotes end with the mark that opens English ones.
    if (open === '“' && text.includes('„')) continue;
    const stack: number[] = [];
    for (let i = 0; i < text.length; i += 1) {
      if (text[i] === open) stack.push(i);
      // "a)" and "1." count the items of a list.
      else if (text[i] === close && stack.pop() === undefined && !/(?:^|\s)\w$/.test(text.slice(0, i))) return i;
    }
    const [left] = stack;
    if (left !== undefined) return left;
  }
  // Behind a figure the straight mark means inches.
  const straight = [...text.matchAll(/(?<!\d)"/g)];
  return straight.length % 2 === 1 ? straight.at(-1)?.index : undefined;
}

/** Slips of the fingers in texts. */
export const typing: readonly LintRule[] = [doubledWord, gluedSentences, unpairedMark];
