// What a respondent reads when the server does not take what was sent.
import { textOf } from './questionnaires.js';

/** @typedef {import('questionnaire-form/verify').Reason} Reason */
/** @typedef {import('./questionnaires.js').Questionnaire} Questionnaire */

/**
 * What `respondWith` is rejected with: a sentence, and what is wrong at which question.
 * @typedef {{ message: string, violations: { path: string, message: string }[] }} Refusal
 */

/** @param {string} message @returns {Refusal} */
export const refusal = (message) => ({ message, violations: [] });

export const wrongLink = refusal(
  'This personal link is not valid, or not any more. Open the form with the link in your letter, or ask us for a new one. Your draft is kept on this device.',
);
export const unreadable = refusal('Your answers did not arrive in one piece. Please send them once more.');
export const tooLarge = refusal(
  'Your answers and files are larger than we can take. Remove a file, or ask us where to send it.',
);

/** @param {string} reference */
export const sentBefore = (reference) =>
  refusal(
    `We have an earlier version of these answers, with the reference ${reference}. What you changed since was not sent; please tell us, or send it as a correction.`,
  );

const shown = 20;

/** By code: the sentence for reasons that are about the whole; the first that fits is told. @type {[RegExp, string][]} */
const wholes = [
  [
    /^questionnaireDiffers$/,
    'This form was changed while you had it open. Reload the page and look through your answers once more; nothing is lost.',
  ],
  [/^contextDiffers$/, 'These answers belong to another form. Open this one with the link in your letter.'],
  [
    /^dayDiffers$/,
    'Your device shows another day than our clock. Check its date, reload the page and look at the amounts once more.',
  ],
  [/^file|^attachment/, 'A file did not arrive as you attached it. Remove it, attach it again and send once more.'],
  [/^violation$/, 'We looked through your answers and found something to put right.'],
  [
    /./,
    'Something was worked out differently here than on your page. Reload the page and look through your answers once more.',
  ],
];

/**
 * @param {readonly Reason[]} reasons at least one
 * @param {Questionnaire} questionnaire
 * @returns {Refusal}
 */
export function refusalFor(reasons, questionnaire) {
  const [, message] = /** @type {[RegExp, string]} */ (
    wholes.find(([codes]) => reasons.some(({ code }) => codes.test(code)))
  );
  const atQuestions = reasons.filter(({ at }) => at.startsWith('answers/'));
  return {
    message,
    violations: atQuestions.slice(0, shown).map((reason) => ({
      path: reason.at.slice('answers/'.length),
      message: ruleMessage(reason, questionnaire) ?? 'We cannot accept this answer. Please check it.',
    })),
  };
}

/** The document's own sentence, unless figures would have to be filled in. @param {Reason} reason @param {Questionnaire} questionnaire */
function ruleMessage({ ruleId }, questionnaire) {
  const rule = questionnaire.nodes.find((node) => node.type === 'rule' && node.id === ruleId);
  const message = rule?.type === 'rule' ? textOf(rule.message, questionnaire) : '';
  return message === '' || message.includes('{') ? undefined : message;
}
