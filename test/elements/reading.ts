import type { AnswerValue, Unparsed } from '../../src/engine/answer.ts';
import { openSession } from '../../src/engine/session.ts';
import type { SessionOptions } from '../../src/engine/session-types.ts';
import type { Reader } from '../../src/elements/answer-text.ts';
import { fetchLanguage } from '../../src/elements/languages.ts';
import { messagesFor } from '../../src/elements/messages.ts';
import { loadQuestionnaire } from '../../src/questionnaire/load.ts';

await fetchLanguage('es');

/** A filling that somebody reads, with the ways to change it. */
export interface Reading extends Reader {
  answer(path: string, value: AnswerValue | Unparsed | undefined): void;
}

/** Opens a document of one section over a real session. */
export function reading(
  questions: readonly object[],
  options: { document?: object; session?: Partial<SessionOptions>; locale?: string } = {},
): Reading {
  const loaded = loadQuestionnaire(
    JSON.stringify({
      format: 1,
      id: 'sample',
      edition: '2026',
      version: 1,
      title: 'Sample',
      language: 'en',
      currency: 'USD',
      ...options.document,
      sections: [{ id: 'only', title: 'Only', questions }],
    }),
  );
  if (loaded.status === 'rejected') throw new Error(JSON.stringify(loaded.issues, null, 1));
  const session = openSession(loaded.questionnaire, { today: '2026-05-04', ...options.session });
  const locale = options.locale ?? 'en';
  return {
    get snapshot() {
      return session.snapshot;
    },
    locale,
    messages: messagesFor(locale),
    answer: (path, value) => session.answer(path, value),
  };
}
