import { IDS } from './generate-document.ts';
import type { WrittenQuestion } from './generate-question.ts';

interface WrittenOption {
  readonly value: string;
  readonly label: string;
}

/** What a field needs from outside its question. */
export interface StaticFieldLists {
  readonly methods: readonly WrittenOption[];
  readonly ticked?: readonly string[];
}

/** One question as static HTML: the same label, hint and controls that the element shows. */
export function staticField(question: WrittenQuestion, lists: StaticFieldLists): string {
  return `<questionnaire-field id="q-${question.id}-question" data-kind="${question.kind}">${field(question, lists)}</questionnaire-field>`;
}

function field(question: WrittenQuestion, lists: StaticFieldLists): string {
  const { id, kind } = question;
  switch (kind) {
    case 'longText':
      return longText(id, question, Number(question['maxLength']));
    case 'integer':
    case 'decimal':
      return single(
        question,
        `<span class="affixed"><input class="control figures" type="text" inputmode="${kind === 'integer' ? 'numeric' : 'decimal'}" dir="ltr" autocomplete="off" spellcheck="false"${named(question)}></span>`,
      );
    case 'email':
      return single(
        question,
        `<input class="control" type="email" dir="ltr" spellcheck="false" autocapitalize="off" autocomplete="email"${named(question)}>`,
      );
    case 'date':
      return group(question, dateBoxes(question), 'For example, 3 27 2025');
    case 'yesNo':
      return yesNo(question);
    case 'choice':
      return question['display'] === 'select'
        ? select(question)
        : group(question, optionRows(question, 'radio', lists));
    case 'choices':
      return group(question, optionRows(question, 'checkbox', lists), 'Choose all that apply.');
    case 'calculated':
      return `<p class="label" id="q-${id}-label">${question.label}</p><p class="answer"><output id="q-${id}-control"></output></p>`;
    default:
      return single(question, `<input class="control" type="text"${named(question)}>`);
  }
}

function longText(id: string, question: Pick<WrittenQuestion, 'id' | 'label' | 'hint'>, limit: number): string {
  const count = Number.isNaN(limit) ? '' : ` data-limit="${limit}"`;
  const left = count && `\n<p class="count" id="q-${id}-count">${limit.toLocaleString('en')} characters left</p>`;
  const hint = question.hint ? `q-${id}-hint ` : '';
  const described = left ? ` aria-describedby="${hint}q-${id}-count"` : '';
  return single(
    question,
    `<textarea class="control" rows="4" id="q-${id}-control" name="${id}"${count}${described}></textarea>${left}`,
  );
}

function single(question: Pick<WrittenQuestion, 'id' | 'label'>, control: string): string {
  return `<label class="label" id="q-${question.id}-label" for="q-${question.id}-control">${labelOf(question)}</label>
${about(question)}${control}`;
}

function group(question: WrittenQuestion, controls: string, hint?: string): string {
  const radios = question.kind === 'yesNo' || question.kind === 'choice';
  const described = question.hint || hint ? ` aria-describedby="q-${question.id}-hint"` : '';
  return `<fieldset class="group"${radios ? ' role="radiogroup"' : ''}${described}>
<legend class="label" id="q-${question.id}-label">${labelOf(question)}</legend>
${about(question, hint)}${controls}</fieldset>`;
}

function labelOf(question: Pick<WrittenQuestion, 'label'> & { readonly optional?: unknown }): string {
  return `${question.label}${question.optional === true ? ' <span class="optional">(optional)</span>' : ''}`;
}

function about(question: Pick<WrittenQuestion, 'id'>, ownHint?: string): string {
  const { id, hint = ownHint, guidance } = question as WrittenQuestion;
  const help = hint === undefined ? '' : `<p class="hint" id="q-${id}-hint">${hint}</p>\n`;
  if (guidance === undefined) return help;
  return `${help}<details class="guidance"><summary aria-describedby="q-${id}-label">More about this question</summary>
<div class="prose"><p>${guidance}</p></div></details>\n`;
}

function named({ id, hint }: WrittenQuestion): string {
  return ` id="q-${id}-control" name="${id}"${hint ? ` aria-describedby="q-${id}-hint"` : ''}`;
}

function dateBoxes({ id }: WrittenQuestion): string {
  const boxes = ['Month', 'Day', 'Year'].map((label, i) => {
    const part = label.toLowerCase();
    const box = i === 0 ? `q-${id}-control` : `q-${id}-${part}`;
    return `<div class="date-part" data-part="${part}"><label class="part-label" id="${box}-label" for="${box}">${label}</label>
<input class="control figures" id="${box}" name="${id}" type="text" inputmode="${part === 'month' ? 'text' : 'numeric'}" autocomplete="off" spellcheck="false" aria-describedby="q-${id}-hint"></div>`;
  });
  return `<div class="date">${boxes.join('\n')}</div>`;
}

function yesNo(question: WrittenQuestion): string {
  const options = [
    { value: 'yes', label: 'Yes' },
    { value: 'no', label: 'No' },
  ];
  const explain = question['explain'] as { on: 'yes' | 'no'; label: string } | undefined;
  const look = explain ? ' data-short' : ' data-short data-inline';
  const radios = group(question, optionRows({ ...question, options }, 'radio', { methods: [] }, look));
  if (!explain) return radios;
  const answer = explain.on === 'yes' ? 'Yes' : 'No';
  const part = longText(`${question.id}-explanation`, { id: `${question.id}-explanation`, label: explain.label }, NaN);
  return `${radios}
<fieldset class="follow-up" id="q-${question.id}-more" data-on="${explain.on}" aria-labelledby="q-${question.id}-follow-up q-${question.id}-label" hidden>
<legend class="follow-up-legend" id="q-${question.id}-follow-up">Because you answered “${answer}”</legend>
<questionnaire-field id="q-${question.id}-explanation-question" data-kind="longText">${part}</questionnaire-field></fieldset>`;
}

function select(question: WrittenQuestion): string {
  const options = (question['options'] as WrittenOption[]).map(
    ({ value, label }) => `<option value="${value}">${label}</option>`,
  );
  return single(
    question,
    `<select class="control"${named(question)}><option value="">Choose one</option>${options.join('')}</select>`,
  );
}

function optionRows(question: WrittenQuestion, type: 'radio' | 'checkbox', lists: StaticFieldLists, look = ''): string {
  const written = question.id === IDS.methods ? lists.methods : (question['options'] as readonly WrittenOption[]);
  const rows = written.map(({ value, label }, i) => {
    const id = `q-${question.id}-control${i === 0 ? '' : `-${i}`}`;
    const checked = question.id === IDS.methods && lists.ticked?.includes(value) ? ' checked' : '';
    const marked = checked && ' data-checked';
    const described = question.hint ? ` aria-describedby="q-${question.id}-hint"` : '';
    return `<div class="option"${marked}><input class="option-control" type="${type}" id="${id}" name="${question.id}" value="${value}"${checked}${described}>
<label class="option-label" id="${id}-label" for="${id}">${label}</label></div>`;
  });
  return `<div class="options"${look}>${rows.join('\n')}</div>`;
}
