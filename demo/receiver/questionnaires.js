// The questionnaires as the server knows them: the same files that the pages show.
import { readFile } from 'node:fs/promises';
import { loadQuestionnaire } from 'questionnaire-form/questionnaire';

/** @typedef {import('questionnaire-form/questionnaire').Questionnaire} Questionnaire */
/** @typedef {Readonly<Record<string, unknown>>} Context */

/**
 * Loads documents; one with a mistake ends the start of the server, and says what is wrong.
 * @param {readonly string[]} files
 * @returns {Promise<ReadonlyMap<string, Questionnaire>>} by the questionnaire's id
 */
export async function loadQuestionnaires(files) {
  const loaded = await Promise.all(files.map(loadFile));
  return new Map(loaded.map((questionnaire) => [questionnaire.id, questionnaire]));
}

/** @param {string} file */
async function loadFile(file) {
  const loaded = loadQuestionnaire(await readFile(file, 'utf8'));
  if (loaded.status === 'ready') return loaded.questionnaire;
  throw new Error(`${file}:\n${loaded.issues.map(({ line, message }) => `  line ${line}: ${message}`).join('\n')}`);
}

/**
 * The calendar day that counts at an instant: in the zone of the context where the questionnaire provides for one,
 * else in its own.
 * @param {Questionnaire} questionnaire
 * @param {Context} context
 * @param {Date} now
 */
export function dayAt({ facts, timeZone }, context, now) {
  const named = ['deadlineTimeZone', 'timeZone'].map(
    (name) => facts.has(name) && (context[name] ?? facts.get(name)?.fallback),
  );
  const zone = named.find((name) => typeof name === 'string' && name !== '') ?? timeZone;
  // The Canadian way to write a date is the one of the payload.
  return new Intl.DateTimeFormat('en-CA', { timeZone: /** @type {string | undefined} */ (zone) }).format(now);
}

/**
 * A text of the document in its own language.
 * @param {import('questionnaire-form/questionnaire').Text | undefined} text
 * @param {Questionnaire} questionnaire
 */
export function textOf(text, { language }) {
  return typeof text === 'object' ? (text[language] ?? Object.values(text)[0] ?? '') : (text ?? '');
}
