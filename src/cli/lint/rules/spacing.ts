import type { LintRule } from '../lint-rule.ts';

/** Two spaces in a row. Pasted from a word processor; they show in narrow columns and confuse screen magnifiers. */
const doubledSpace: LintRule = {
  id: 'doubled-space',
  severity: 'warning',
  about: 'Two spaces stand in a row, as after pasting. Leave one; --fix does.',
  check({ texts }, report) {
    for (const { text, pointer } of texts) {
      // At the beginning of a line spaces continue the item of a list.
      for (const { index, 0: spaces } of text.matchAll(/(?<=[^\s]) {2,}(?=\S)/g)) {
        report({
          pointer,
          within: [index, index + spaces.length],
          message: 'Two spaces stand in a row.',
          remedy: 'Leave one.',
          replacement: ' ',
        });
      }
    }
  },
};

/** A space at the beginning or end of a text, where nobody sees it until the text stands beside another. */
const outerSpace: LintRule = {
  id: 'outer-space',
  severity: 'warning',
  about: 'A text begins or ends with a space or an empty line. Take it out; --fix does.',
  check({ texts }, report) {
    for (const { text, pointer } of texts) {
      if (text.trim() === '') continue;
      for (const { index, 0: spaces } of text.matchAll(/^\s+|\s+$/g)) {
        report({
          pointer,
          within: [index, index + spaces.length],
          message: `This text ${index === 0 ? 'begins' : 'ends'} with a space.`,
          remedy: 'Take it out.',
          replacement: '',
        });
      }
    }
  },
};

/** A space before a comma or a full stop. French sets some there, so that language is left alone. */
const spaceBeforePunctuation: LintRule = {
  id: 'space-before-punctuation',
  severity: 'warning',
  about: 'A space stands before a comma, a full stop or the like. Take it out; --fix does.',
  check({ texts, walked }, report) {
    const french = String(walked.document.json['language']).startsWith('fr');
    for (const { text, pointer } of texts) {
      if (french || pointer.endsWith('/fr')) continue;
      for (const { index, 0: spaces } of text.matchAll(/(?<=\S) +(?=[,;:!?](?:\s|$)|\.(?:\s|$))/g)) {
        report({
          pointer,
          within: [index, index + spaces.length],
          message: 'A space stands before a punctuation mark.',
          remedy: 'Take it out.',
          replacement: '',
        });
      }
    }
  },
};

/** How words and marks are set apart. */
export const spacing: readonly LintRule[] = [doubledSpace, outerSpace, spaceBeforePunctuation];
