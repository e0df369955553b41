import type { AnswerValue, Attachment, StoredAnswer, Unparsed } from '../../src/engine/answer.ts';
import { openSession } from '../../src/engine/session.ts';
import type { Session, SessionOptions } from '../../src/engine/session-types.ts';
import type { Question, Questionnaire } from '../../src/questionnaire/compiled.ts';
import { loadQuestionnaire } from '../../src/questionnaire/load.ts';
import { madeContext, type MadeDocument } from './document-maker.ts';
import type { Tape } from './tape.ts';

/** Attachments that every generated session knows. */
export const madeAttachments: Readonly<Record<string, Omit<Attachment, 'ref'>>> = Object.fromEntries(
  ['a1', 'a2', 'a3'].map((ref, i) => [
    ref,
    { name: `${ref}.pdf`, size: i + 1, type: 'application/pdf', sha256: String(i).repeat(64) },
  ]),
);

const BYTES = new Map(
  Object.entries(madeAttachments).map(([ref, { size }]) => [ref, new Blob([new Uint8Array(size)])]),
);

/** One cell that an answer can be given at. */
export interface Spot {
  readonly question: Question;
  readonly path: string;
}

/** Loads a generated document, which must have no issue. */
export function loadMade(document: MadeDocument): Questionnaire {
  const loaded = loadQuestionnaire(document, { unbuiltKinds: true });
  if (loaded.status === 'ready') return loaded.questionnaire;
  throw new Error(`A generated document was refused: ${JSON.stringify(loaded.issues)}\n${JSON.stringify(document)}`);
}

/** Opens a session on a generated questionnaire, its ids counted. */
export function openMade(questionnaire: Questionnaire, options: Partial<SessionOptions> = {}): Session {
  let count = 0;
  return openSession(questionnaire, {
    context: madeContext,
    today: '2026-03-01',
    attachments: madeAttachments,
    files: BYTES,
    createId: () => `n${(count += 1)}`,
    ...options,
  });
}

/** Every cell of the session as it is now: rows that are there, all rows of a matrix, all parts. */
export function spotsOf(session: Session): readonly Spot[] {
  const { nodes } = session.snapshot.questionnaire;
  return nodes.flatMap((node): Spot[] => {
    if (node.type !== 'question' || !node.ruleType || node.kind === 'calculated' || node.kind === 'prefilled')
      return [];
    if (!node.repeatedBy) return [{ question: node, path: node.pattern }];
    const keys = session.snapshot.question(node.repeatedBy.pattern).keys ?? [];
    return keys.map((key) => ({ question: node, path: node.pattern.replace('*', key) }));
  });
}

/** A value of the right JSON shape for a cell, now and then one that breaks its constraints or cannot be read. */
export function madeAnswer(tape: Tape, { ruleType, kind, options }: Question): AnswerValue | Unparsed | undefined {
  if (tape.once(8)) return undefined;
  const raw = tape.once(10);
  switch (ruleType?.type) {
    case 'integer':
      return raw ? { raw: '12,' } : tape.pick([1, 0, 2, 3, 9, 16, -1]);
    case 'decimal':
      return raw ? { raw: 'x' } : tape.pick(['0.1', '0', '1.5', '2.0', '0.35', '10']);
    case 'money':
      return raw ? { raw: '1,5' } : { minor: tape.pick([100, 0, 1, 87500]), currency: 'USD' };
    case 'percent':
      return raw ? { raw: '%' } : tape.pick([5000, 0, 1250, 10000]);
    case 'date':
      return raw ? '2026-02-30' : tape.pick(['2026-03-01', '2026-02-28', '2024-02-29', '2026-03-02']);
    case 'flag':
      return tape.below(3) !== 0;
    case 'files':
      return tape.some(Object.keys(madeAttachments));
    case 'option':
      if (kind === 'yesNo') return tape.pick(['yes', 'no', 'yes', 'no', 'notApplicable']);
      return tape.once(9) ? 'never' : (tape.pick(options?.all ?? [])?.value ?? 'a');
    case 'options':
      return tape.some([...(options?.all.map(({ value }) => value) ?? []), ...(tape.once(9) ? ['never'] : [])]);
    default:
      return tape.pick(['a', 'b', 'A', '  ', ' a ', 'ann@firm.example', '']);
  }
}

/** Does one random thing to a session, as a respondent might. */
export function step(tape: Tape, session: Session): void {
  const rows = session.snapshot.questionnaire.nodes.filter((node) => node.type === 'question' && node.kind === 'rows');
  const table = tape.pick(rows) as Question | undefined;
  const spot = tape.pick(spotsOf(session).filter(({ question }) => question.kind !== 'rows'));
  switch (tape.below(10)) {
    case 7:
      if (table) session.addRow(table.pattern);
      return;
    case 8: {
      const row = table && tape.pick(session.snapshot.question(table.pattern).keys ?? []);
      if (table && row !== undefined && tape.below(2) === 0) session.removeRow(table.pattern, row);
      else session.setToday(tape.pick(['2026-03-01', '2026-03-02', '2025-01-31']));
      return;
    }
    case 9: {
      const rules = session.snapshot.questionnaire.nodes.filter((node) => node.type === 'rule');
      const rule = tape.pick(rules);
      if (rule?.type === 'rule') session.confirm(rule.id);
      return;
    }
    default:
      if (spot) session.answer(spot.path, madeAnswer(tape, spot.question));
  }
}

/** What stands at a path, in the form that `answer` takes. */
export function storedAt(session: Session, path: string): StoredAnswer | undefined {
  return session.record().answers[path];
}
