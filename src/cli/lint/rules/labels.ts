import { type FoundQuestion, textOf } from '../../../questionnaire/document-walk.ts';
import { textsOf } from '../../../questionnaire/document-texts.ts';
import { pointerTo } from '../../../questionnaire/issue.ts';
import type { LintInput } from '../lint-input.ts';
import type { LintRule } from '../lint-rule.ts';

/** Longer labels are read by nobody; the longest of the shipped questionnaires has about 110 characters. */
const LONGEST_LABEL = 200;

function labelTexts(input: LintInput) {
  return input.wordings
    .filter(({ pointer }) => /\/(?:label|title)$/.test(pointer))
    .flatMap((wording) => textsOf(wording));
}

/** A label that is a paragraph. Every screen reader reads it whole at every stop. */
const longLabel: LintRule = {
  id: 'long-label',
  severity: 'warning',
  about: `A label or title has more than ${LONGEST_LABEL} characters. Ask in one sentence; put the explanation into "hint" or "guidance".`,
  check(input, report) {
    for (const { text, pointer } of labelTexts(input)) {
      if (text.length <= LONGEST_LABEL) continue;
      report({
        pointer,
        message: `This text is ${text.length} characters long.`,
        remedy: 'Ask in one sentence, and put the explanation into "guidance".',
      });
    }
  },
};

/** Two questions of one page that read the same and may be asked together. */
const duplicateLabel: LintRule = {
  id: 'duplicate-label',
  severity: 'warning',
  about:
    'Two questions of one section have the same label and can be asked together, as after copying. Let each say what it asks.',
  check({ walked: { questions } }, report) {
    const seen = new Map<string, FoundQuestion>();
    for (const question of questions) {
      const { json, pointer, around } = question;
      const label = typeof json['label'] === 'string' ? json['label'] : JSON.stringify(json['label']);
      if (label === undefined || label === '') continue;
      const scope = around?.pointer ?? pointer.replace(/\/questions\/\d+$/, '');
      const key = `${scope} ${label.trim().toLowerCase()}`;
      const first = seen.get(key);
      if (!first) seen.set(key, question);
      else if (!apart(first, question))
        report({
          pointer: pointerTo(pointer, 'label'),
          message: `"${textOf(first.json['id']) ?? 'Another question'}" of this section has the same label.`,
          remedy: 'Let each say what it asks.',
        });
    }
  },
};

// With two different conditions, one usually takes the place of the other.
function apart(a: FoundQuestion, b: FoundQuestion): boolean {
  const [first, second] = [a, b].map(({ json }) => JSON.stringify(json['relevantWhen']));
  return first !== undefined && second !== undefined && first !== second;
}

/** Two options of one list that read the same: nobody knows which to choose. */
const duplicateOptionLabel: LintRule = {
  id: 'duplicate-option-label',
  severity: 'warning',
  about: 'Two options of one list read the same, as after copying. Let each say what it means.',
  check({ wordings }, report) {
    const seen = new Map<string, string>();
    for (const wording of wordings) {
      const list = /^(.*\/(?:optionLists\/[^/]+|options))\/\d+\/label$/.exec(wording.pointer)?.[1];
      if (list === undefined) continue;
      const key = `${list} ${JSON.stringify(wording.json).trim().toLowerCase()}`;
      const first = seen.get(key);
      seen.set(key, first ?? wording.pointer);
      if (first === undefined) continue;
      report({
        pointer: wording.pointer,
        message: 'Another option of this list reads the same.',
        remedy: 'Let each say what it means.',
      });
    }
  },
};

/** Labels of questions, sections and options. */
export const labels: readonly LintRule[] = [longLabel, duplicateLabel, duplicateOptionLabel];
