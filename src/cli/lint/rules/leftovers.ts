import type { LintRule, Remark } from '../lint-rule.ts';

// Words that editors leave for each other. Capital letters matter where the small word means something.
const REMINDER = new RegExp(
  [
    '\\b(?:TODO|FIXME|TBD|TBA|TBC|XXX+)\\b',
    '\\b(?:tbd|tba|tbc|todo|fixme)\\b',
    '\\bxxx+\\b',
    '\\blorem ipsum\\b[^.]*',
    '\\bto be (?:confirmed|decided|determined|announced|written|done)\\b',
    '\\b(?:insert|add|update|replace|check) (?:link|date|year|text|name|number|amount|fee|url|address) here\\b',
    '\\binsert (?:the )?(?:link|date|year|text|name|number|amount|fee|url|address)\\b',
    '\\bthis should be the\\b',
    '\\?{2,}',
    '!{3,}',
    '_{3,}',
    '\\.{4,}',
  ].join('|'),
  'gi',
);
const CAPITAL_ONLY = /^(?:tba|tbc)$/;

// A bracketed word is a gap to be filled in; a bracketed word before "(" is a link.
const BRACKETED = /\[[^\][]*\](?!\()|<[a-z][^<>]*>|«[^»]*»(?=\s*$)/gi;

/** A reminder among editors in what respondents read: "TODO", "insert link", "lorem ipsum". */
const reminder: LintRule = {
  id: 'reminder',
  severity: 'warning',
  about:
    'A note of an editor stands in a text that respondents read, such as TODO or "insert link". Write what belongs there, or take it out; notes among staff go into "staffNote".',
  check({ texts }, report) {
    for (const { text, pointer } of texts) {
      for (const { index, 0: words } of text.matchAll(REMINDER)) {
        if (CAPITAL_ONLY.test(words)) continue;
        report(left(pointer, index, words, 'looks like a note of an editor'));
      }
    }
  },
};

/** A word in square brackets that nobody filled in. Not the label of a link. */
const bracketed: LintRule = {
  id: 'bracketed',
  severity: 'warning',
  about:
    'Words in square or angle brackets are left from a pattern, such as [year]. Write what belongs there. For something that the page fills in, write {name} in braces.',
  check({ texts }, report) {
    for (const { text, pointer } of texts) {
      for (const { index, 0: words } of text.matchAll(BRACKETED)) {
        report(left(pointer, index, words, 'looks like a gap that was never filled in'));
      }
    }
  },
};

function left(pointer: string, index: number, words: string, why: string): Remark {
  return {
    pointer,
    within: [index, index + words.length],
    message: `"${words}" ${why}.`,
    remedy: 'Write what belongs there, or take it out.',
  };
}

/** What is left over from writing. */
export const leftovers: readonly LintRule[] = [reminder, bracketed];
