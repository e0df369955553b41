import { createDraft } from '../../src/drafts/draft.ts';
import { openMemoryStore } from '../../src/drafts/memory-store.ts';
import type { DraftStore } from '../../src/drafts/store-types.ts';
import type { Attachment } from '../../src/engine/answer.ts';
import { openSession } from '../../src/engine/session.ts';
import type { SessionOptions } from '../../src/engine/session-types.ts';
import { loadQuestionnaire } from '../../src/questionnaire/load.ts';

/**
 * A store in memory with a draft that holds these answers. The files that they name are told of but have no bytes,
 * so the form says of each that it is missing.
 */
export function storeWithAnswers(
  document: unknown,
  options: Pick<SessionOptions, 'context' | 'today' | 'answers'>,
  attachments: Readonly<Record<string, Omit<Attachment, 'ref'>>>,
): DraftStore {
  const store = openMemoryStore();
  const loaded = loadQuestionnaire(document);
  if (loaded.status !== 'ready') throw new Error('The questionnaire is broken; open its problems first.');
  const session = openSession(loaded.questionnaire, { ...options, attachments });
  const savedAt = Date.parse(`${options.today}T15:00:00Z`);
  const draft = createDraft({
    questionnaire: loaded.questionnaire,
    contextId: (options.context?.['contextId'] as string | undefined) ?? '',
    revision: 1,
    createdAt: savedAt,
    savedAt,
    place: null,
    record: session.record(),
    setAside: [],
  });
  const kept = store.save(draft);
  return { ...store, load: (key) => kept.then(() => store.load(key)) };
}
