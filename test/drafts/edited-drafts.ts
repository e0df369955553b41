import { readFileSync } from 'node:fs';
import { carryOver } from '../../src/drafts/carry-over.ts';
import { createDraft, type Draft } from '../../src/drafts/draft.ts';
import { openSession } from '../../src/engine/session.ts';
import type { Session } from '../../src/engine/session-types.ts';
import type { Questionnaire } from '../../src/questionnaire/compiled.ts';
import { loadQuestionnaire } from '../../src/questionnaire/load.ts';
import { madeAnswer, madeAttachments, spotsOf } from '../fuzz/script.ts';
import type { Tape } from '../fuzz/tape.ts';
import { readScenarios, scenariosBeside } from '../scenarios/schema-files.ts';
import { lostAnswers } from './lost-answers.ts';
import { edited, writtenOut } from './staff-edits.ts';

/** A questionnaire to edit, and the facts of a respondent. */
export interface Base {
  readonly document: ReturnType<typeof writtenOut>;
  readonly questionnaire: Questionnaire;
  readonly context: Readonly<Record<string, unknown>>;
}

const today = '2026-05-28';

/** The two shipped questionnaires and the one with every kind in it. */
export function bases(): readonly Base[] {
  const shipped = ['schemas/nasba/renewal.2026.json', 'schemas/iacet/annual-report.2026.json'].map((file) => {
    const { contexts } = readScenarios(at(scenariosBeside(file)));
    return baseOf(file, Object.values(contexts)[0] ?? {});
  });
  const facts = { contextId: 'sample', organisationName: 'Sample Training Provider', signer: 'Sam Sample' };
  return [...shipped, baseOf('test/bundle/pages/all-kinds.json', facts)];
}

/**
 * A respondent answers at random, and staff edit the questionnaire as often as said while the draft is kept: every
 * answer lost on the way, or by going straight to the last version, with the edits before it. `told` is called once
 * per edit.
 */
export function lostByEdits(tape: Tape, base: Base, times: number, told: () => void): readonly string[] {
  const { context } = base;
  const first = draftOf(answered(tape, base), base.questionnaire);
  const done: string[] = [];
  const lost: string[] = [];
  let [draft, document] = [first, base.document];
  for (let time = 0; time < times; time += 1) {
    const { questionnaire, what, ...next } = edited(tape, document);
    done.push(what);
    document = next.document;
    const found = new Set([
      ...lostAnswers(questionnaire, draft, { context, today }),
      ...lostAnswers(questionnaire, first, { context, today }),
    ]);
    lost.push(...[...found].map((line) => `${done.join(', ')}: ${line}`));
    const { record, archive } = carryOver(questionnaire, draft);
    draft = draftOf(openSession(questionnaire, { context, today, record }), questionnaire, archive);
    told();
  }
  return lost;
}

/** A session in which a respondent answered at random; a tape of nothing but ones answers everything. */
export function answered(tape: Tape, { questionnaire, context }: Pick<Base, 'questionnaire' | 'context'>): Session {
  const session = openSession(questionnaire, { context, today, attachments: madeAttachments });
  const isAnswered = () => tape.below(4) !== 0;
  for (const node of questionnaire.nodes) {
    if (node.type === 'question' && node.kind === 'rows' && isAnswered()) session.addRow(node.pattern);
  }
  for (const { question, path } of spotsOf(session)) {
    if (question.kind !== 'rows' && isAnswered()) session.answer(path, madeAnswer(tape, question));
  }
  return session;
}

/** The draft that is kept of a session. */
export function draftOf(session: Session, questionnaire: Questionnaire, setAside: Draft['setAside'] = []): Draft {
  const fields = { contextId: 'sample', revision: 1, createdAt: 1, savedAt: 1, place: null };
  return createDraft({ questionnaire, record: session.record(), setAside, ...fields });
}

function baseOf(file: string, context: Base['context']): Base {
  const document = writtenOut(JSON.parse(readFileSync(at(file), 'utf8')));
  const loaded = loadQuestionnaire(document);
  if (loaded.status === 'rejected') throw new Error(`${file} has issues.`);
  return { document, questionnaire: loaded.questionnaire, context };
}

function at(file: string): URL {
  return new URL(`../../${file}`, import.meta.url);
}
