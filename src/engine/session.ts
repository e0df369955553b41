import type { Questionnaire } from '../questionnaire/compiled.ts';
import { isPlainDate } from '../questionnaire/plain-date.ts';
import type { AnswerValue, Attachment, RowCells, Unparsed } from './answer.ts';
import { AnswerPlaces } from './answer-places.ts';
import { Answers, type CellChange } from './answers.ts';
import { examineFiles } from './attachments.ts';
import { readContext, type Context } from './context.ts';
import { changedPaths } from './changed-paths.ts';
import { ContextError } from './context-error.ts';
import { createId as createRandomId } from './create-id.ts';
import { evaluate, type Evaluation } from './evaluation.ts';
import { firstAnswers } from './first-answers.ts';
import { buildPayload, relevantRefs } from './payload.ts';
import { ArgumentError } from './questionnaire-error.ts';
import { forgottenRows, touchedNodes } from './touched-nodes.ts';
import { takeRows } from './row-intake.ts';
import { recordedAnswers } from './session-record.ts';
import { SessionSnapshot } from './session-snapshot.ts';
import type {
  AddRowsResult,
  AttachResult,
  Session,
  SessionChange,
  SessionOptions,
  SessionRecord,
} from './session-types.ts';

/**
 * Opens a filling of a questionnaire. Throws `ContextError` (with all its issues) when the host's facts do not fit
 * (check first with `readContext` to show it), `ArgumentError` when `today` is no date, and `UnknownPathError` or
 * `AnswerShapeError` when `answers` do not belong to the questionnaire.
 */
export function openSession(questionnaire: Questionnaire, options: SessionOptions): Session {
  const checked = readContext(questionnaire, options.context);
  if (checked.status === 'unfit') throw new ContextError(checked.issues);
  return new FormSession(questionnaire, checked.context, options);
}

class FormSession implements Session {
  readonly #questionnaire: Questionnaire;
  readonly #context: Context;
  readonly #createId: () => string;
  readonly #submissionId: string;
  readonly #supersedes: string | null;
  readonly #listeners = new Set<(change: SessionChange) => void>();
  readonly #files: Map<string, Blob>;
  #attachments: ReadonlyMap<string, Attachment>;
  #confirmed: ReadonlySet<string>;
  #answers: Answers;
  #today: string;
  #evaluation: Evaluation;
  #snapshot: SessionSnapshot;
  #attaching: Promise<unknown> = Promise.resolve();

  constructor(questionnaire: Questionnaire, context: Context, options: SessionOptions) {
    this.#questionnaire = questionnaire;
    this.#context = context;
    this.#today = asDate(options.today);
    this.#createId = options.createId ?? createRandomId;
    this.#submissionId = options.record?.submissionId ?? this.#createId();
    this.#supersedes = options.supersedes ?? null;
    this.#files = new Map(options.files);
    this.#confirmed = new Set(options.record?.confirmed);
    this.#attachments = new Map(
      Object.entries(options.record?.attachments ?? options.attachments ?? {}).map(([ref, facts]) => [
        ref,
        { ...facts, ref },
      ]),
    );
    this.#answers = Answers.none(questionnaire).withAll(firstAnswers(questionnaire, options));
    this.#evaluation = evaluate(this.#inputs());
    this.#snapshot = new SessionSnapshot(this.#inputs(), this.#evaluation, this.#confirmed, 0);
  }

  get snapshot(): SessionSnapshot {
    return this.#snapshot;
  }

  answer(path: string, value: AnswerValue | Unparsed | undefined): void {
    this.#store(this.#places.changes(path, value));
  }

  preview(path: string, value: AnswerValue | Unparsed | undefined): SessionSnapshot {
    return this.#preview(this.#places.changes(path, value));
  }

  attach(path: string, files: readonly File[]): Promise<AttachResult> {
    // One after the other: two batches at once must not both fit into the same remaining room.
    const result = this.#attaching.then(() => this.#attach(path, files));
    this.#attaching = result.catch(() => undefined);
    return result;
  }

  async #attach(path: string, files: readonly File[]): Promise<AttachResult> {
    const { question, key } = this.#places.at(path);
    if (!question.files) throw new ArgumentError(`"${path}" takes no files.`);
    const refs = () => (this.#answers.get(question.node, key) as readonly string[] | null | undefined) ?? [];
    const { maxItems } = question.limits;
    const { maxPerSubmission } = this.#questionnaire;
    const { accepted, rejected } = await examineFiles(
      files,
      {
        limits: question.files,
        usedInQuestion: this.#size(refs()),
        countInQuestion: refs().length,
        usedInSubmission: this.#size(relevantRefs(this.#snapshot)),
        ...(maxItems === undefined ? {} : { maxItems }),
        ...(maxPerSubmission === undefined ? {} : { maxPerSubmission }),
      },
      () => this.#shortId('a'),
    );
    if (accepted.length > 0) {
      const added = accepted.map(({ attachment }) => attachment);
      for (const { attachment, bytes } of accepted) {
        this.#files.set(attachment.ref, new Blob([bytes], { type: attachment.type }));
      }
      this.#attachments = new Map([...this.#attachments, ...added.map((file) => [file.ref, file] as const)]);
      const stored = [...refs(), ...added.map(({ ref }) => ref)];
      this.#store([{ node: question.node, key, stored }], accepted);
    }
    return { accepted: accepted.map(({ attachment }) => attachment), rejected };
  }

  detach(path: string, ref: string): void {
    const { question, key } = this.#places.at(path);
    const stored = this.#answers.get(question.node, key);
    if (!Array.isArray(stored)) return;
    const left = (stored as readonly string[]).filter((other) => other !== ref);
    this.#store([{ node: question.node, key, stored: left }]);
  }

  addRow(path: string): string {
    const question = this.#places.rowsAt(path);
    const rowId = this.#shortId('r');
    this.#store([{ node: question.node, key: undefined, stored: [...this.#places.rowIds(question), rowId] }]);
    return rowId;
  }

  addRows(path: string, rows: readonly RowCells[]): AddRowsResult {
    const question = this.#places.rowsAt(path);
    const { changes, ...result } = takeRows(rows, {
      questionnaire: this.#questionnaire,
      question,
      before: this.#places.rowIds(question),
      createRowId: () => this.#shortId('r'),
      preview: (given) => this.#preview(given),
    });
    this.#store(changes);
    return result;
  }

  removeRow(path: string, rowId: string): void {
    const question = this.#places.rowsAt(path);
    const rows = this.#places.rowIds(question);
    if (!rows.includes(rowId)) return;
    const left = rows.filter((row) => row !== rowId);
    this.#store([{ node: question.node, key: undefined, stored: left }, ...forgottenRows(question, rows, left)]);
  }

  confirm(ruleId: string): void {
    const rule = this.#questionnaire.nodes.find((node) => node.type === 'rule' && node.id === ruleId);
    if (!rule) throw new ArgumentError(`there is no rule "${ruleId}".`);
    if (this.#confirmed.has(ruleId)) return;
    this.#confirmed = new Set([...this.#confirmed, ruleId]);
    this.#settle(new Set(), false, [], []);
  }

  setToday(date: string): void {
    if (asDate(date) === this.#today) return;
    this.#today = date;
    this.#settle(new Set(), true, [], []);
  }

  payload(): ReturnType<Session['payload']> {
    const snapshot = this.#snapshot;
    const { violations } = snapshot;
    if (violations.length > 0) return { status: 'invalid', violations };
    const payload = buildPayload(snapshot, {
      contextId: this.#context.contextId,
      submissionId: this.#submissionId,
      supersedes: this.#supersedes,
    });
    const files = new Map<string, Blob>();
    for (const ref of Object.keys(payload.attachments)) {
      const file = this.#files.get(ref);
      if (file) files.set(ref, file);
    }
    return { status: 'valid', payload, files };
  }

  record(): SessionRecord {
    const recorded = recordedAnswers(this.#questionnaire, this.#answers, this.#attachments);
    return { ...recorded, confirmed: [...this.#confirmed].sort(), submissionId: this.#submissionId };
  }

  file(ref: string): Blob | undefined {
    return this.#files.get(ref);
  }

  subscribe(listener: (change: SessionChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #inputs() {
    return {
      questionnaire: this.#questionnaire,
      answers: this.#answers,
      context: this.#context,
      today: this.#today,
      attachments: this.#attachments,
    };
  }

  get #places(): AnswerPlaces {
    return new AnswerPlaces(this.#inputs(), this.#evaluation);
  }

  #shortId(letter: string): string {
    return `${letter}${this.#createId().replaceAll('-', '').slice(0, 10)}`;
  }

  #preview(changes: readonly CellChange[]): SessionSnapshot {
    const inputs = { ...this.#inputs(), answers: this.#answers.withAll(changes) };
    const touched = touchedNodes(this.#questionnaire, changes);
    const evaluation = evaluate(inputs, { evaluation: this.#evaluation, touched, newDay: false });
    return new SessionSnapshot(inputs, evaluation, this.#confirmed, this.#snapshot.revision + 1);
  }

  #size(refs: readonly string[]): number {
    return refs.reduce((sum, ref) => sum + (this.#attachments.get(ref)?.size ?? 0), 0);
  }

  #store(changes: readonly CellChange[], attached: SessionChange['attached'] = []): void {
    const places = this.#places;
    const real = changes.filter((change) => places.isReal(change));
    if (real.length === 0) return;
    this.#answers = this.#answers.withAll(real);
    const touched = touchedNodes(this.#questionnaire, real);
    this.#settle(
      touched,
      false,
      real.map((change) => places.pathOf(change)),
      attached,
    );
  }

  #settle(
    touched: ReadonlySet<number>,
    newDay: boolean,
    paths: readonly string[],
    attached: SessionChange['attached'],
  ): void {
    const before = this.#evaluation;
    this.#evaluation = evaluate(this.#inputs(), { evaluation: before, touched, newDay });
    const revision = this.#snapshot.revision + 1;
    this.#snapshot = new SessionSnapshot(this.#inputs(), this.#evaluation, this.#confirmed, revision);
    const states = changedPaths(this.#questionnaire, before, this.#evaluation);
    const change: SessionChange = { snapshot: this.#snapshot, paths, states, attached };
    for (const listener of [...this.#listeners]) listener(change);
  }
}

function asDate(date: string): string {
  if (isPlainDate(date)) return date;
  throw new ArgumentError(`today must be a date as "YYYY-MM-DD".`);
}
