// A payload as people read it: one line per answer, in the questionnaire's own words and order.
import { textOf } from './questionnaires.js';

/** @typedef {import('./questionnaires.js').Questionnaire} Questionnaire */
/** @typedef {import('questionnaire-form/questionnaire').Question} Question */
/** @typedef {import('questionnaire-form/engine').Payload} Payload */

/**
 * @typedef {object} Line
 * @property {string} section
 * @property {string} column where in the payload; rows are counted from 1
 * @property {string} label
 * @property {string} raw for machines: option values, plain numbers
 * @property {string} text for people
 * @property {string} [currency] of an amount
 * @property {readonly string[]} [files] references
 */

/** @param {Questionnaire} questionnaire @param {Payload} payload @returns {Line[]} */
export function answerLines(questionnaire, payload) {
  const reader = new Reader(questionnaire, payload);
  return questionnaire.sections.flatMap(({ title, questions }) =>
    questions.flatMap((question) => {
      const value = Object.hasOwn(payload.answers, question.id) ? payload.answers[question.id] : undefined;
      const at = { section: textOf(title, questionnaire), column: question.id, label: reader.label(question) };
      return value === undefined ? [] : reader.lines(question, value, at);
    }),
  );
}

/** @typedef {Pick<Line, 'section' | 'column' | 'label'>} At */

class Reader {
  /** @param {Questionnaire} questionnaire @param {Payload} payload */
  constructor(questionnaire, payload) {
    this.questionnaire = questionnaire;
    this.payload = payload;
  }

  /** @param {Question} question */
  label({ wording, id }) {
    return textOf(wording.label ?? wording.statement, this.questionnaire) || id;
  }

  /** @param {Question | undefined} question @param {any} value @param {At} at @returns {Line[]} */
  lines(question, value, at) {
    if (Array.isArray(value))
      return question?.kind === 'rows' ? this.#rows(question, value, at) : [this.#list(question, value, at)];
    if (value === null || typeof value !== 'object')
      return [{ ...at, raw: rawOf(question, value), text: this.#word(question, value) }];
    if ('minor' in value && 'currency' in value) return [amountLine(value, at)];
    return Object.entries(value).flatMap(([name, part]) => this.#part(question, name, part, at));
  }

  /** @param {Question} question @param {any[]} rows @param {At} at */
  #rows(question, rows, at) {
    return rows.flatMap((row, i) =>
      this.lines(question, row, { ...at, column: `${at.column}/${i + 1}`, label: `${at.label} – ${i + 1}` }),
    );
  }

  /** @param {Question | undefined} question @param {any[]} items @param {At} at @returns {Line} */
  #list(question, items, at) {
    if (question?.kind === 'files') {
      const names = items.map((ref) => this.payload.attachments[ref]?.name ?? ref).join('; ');
      return { ...at, raw: names, text: names, files: items };
    }
    return { ...at, raw: items.join('; '), text: items.map((item) => this.#word(question, item)).join('; ') };
  }

  /** A member of an object: the answer itself, a part of the question, a cell, or a fact of the host's. */
  /** @param {Question | undefined} question @param {string} name @param {any} value @param {At} at @returns {Line[]} */
  #part(question, name, value, at) {
    if (name === 'rowId' || name === 'sha256') return [];
    if (name === 'answer' && question?.kind !== 'group') return this.lines(question, value, at);
    const part = question?.parts.find(({ id }) => id === name);
    const cell = question?.kind === 'matrix' && !part;
    const label = part ? this.label(part) : cell ? this.#word(question, name) : name;
    const inside = { ...at, column: `${at.column}/${name}`, label: `${at.label} – ${label}` };
    return this.lines(
      part ?? (cell ? (question.parts.find(({ id }) => id === '*') ?? question) : undefined),
      value,
      inside,
    );
  }

  /** @param {Question | undefined} question @param {unknown} value */
  #word(question, value) {
    const option = question?.options?.all.find((each) => each.value === value);
    if (option) return textOf(option.label, this.questionnaire) || option.value;
    if (question?.kind === 'yesNo')
      return { yes: 'Yes', no: 'No', notApplicable: 'Not applicable' }[String(value)] ?? String(value);
    return value === true ? 'Yes' : value === false ? 'No' : rawOf(question, value);
  }
}

/** @param {Question | undefined} question @param {unknown} value */
function rawOf(question, value) {
  // Percents travel as hundredths of a percent.
  return question?.kind === 'percent' && typeof value === 'number' ? `${value / 100}%` : String(value);
}

/** @param {{ minor: number, currency: string }} money @param {At} at @returns {Line} */
function amountLine({ minor, currency }, at) {
  const { maximumFractionDigits = 2 } = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
  const digits = String(Math.abs(minor)).padStart(maximumFractionDigits + 1, '0');
  const whole = digits.slice(0, digits.length - maximumFractionDigits);
  const rest = maximumFractionDigits > 0 ? `.${digits.slice(-maximumFractionDigits)}` : '';
  const raw = `${minor < 0 ? '-' : ''}${whole}${rest}`;
  return { ...at, raw, text: `${raw} ${currency}`, currency };
}
