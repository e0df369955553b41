import { AnswerPlaces } from '../../engine/answer-places.ts';
import type { AnswerValue, Attachment, StoredAnswer } from '../../engine/answer.ts';
import { Answers, type CellChange } from '../../engine/answers.ts';
import { cellPath } from '../../engine/cell-path.ts';
import { readContext, type Context } from '../../engine/context.ts';
import { evaluate, type Evaluation, type Inputs } from '../../engine/evaluation.ts';
import type { RuleScope } from '../../engine/operands.ts';
import { SessionSnapshot } from '../../engine/session-snapshot.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import { touchedNodes } from '../../engine/touched-nodes.ts';
import type { Question, Questionnaire } from '../../questionnaire/compiled.ts';
import { scopeOf } from './settled-scope.ts';
import { withFact } from './with-fact.ts';

/** One thing set: an answer at its path, a fact, or the day. */
export type Move =
  | {
      readonly what: 'answer';
      readonly path: string;
      readonly question: Question;
      readonly key: string | undefined;
      readonly value: StoredAnswer;
    }
  | { readonly what: 'fact'; readonly path: string; readonly value: unknown }
  | { readonly what: 'today'; readonly value: string };

/** The host's side of a filling: facts, day and sample files. */
export interface Host {
  /** The name of the context that it began with. */
  readonly name: string;
  readonly context: Readonly<Record<string, unknown>>;
  readonly today: string;
  readonly attachments: Readonly<Record<string, Omit<Attachment, 'ref'>>>;
}

/** One filling that is tried out: never changed, so that many may go on from it. Settled by the engine's own pass. */
export class Trial {
  readonly snapshot: Snapshot;
  readonly scope: RuleScope;
  readonly #first = new Map<string, Trial | undefined>();

  private constructor(
    readonly host: Host,
    private readonly inputs: Inputs,
    private readonly evaluation: Evaluation,
    readonly moves: readonly Move[],
  ) {
    this.snapshot = new SessionSnapshot(inputs, evaluation, new Set(), 0);
    this.scope = scopeOf(this.snapshot, inputs.context);
  }

  /** A blank filling; undefined when the facts do not fit. */
  static open(questionnaire: Questionnaire, host: Host): Trial | undefined {
    const read = readContext(questionnaire, host.context);
    if (read.status === 'unfit') return undefined;
    const attachments = new Map(Object.entries(host.attachments).map(([ref, facts]) => [ref, { ...facts, ref }]));
    const answers = Answers.none(questionnaire);
    const inputs = { questionnaire, answers, context: read.context, today: host.today, attachments };
    return new Trial(host, inputs, evaluate(inputs), []);
  }

  get questionnaire(): Questionnaire {
    return this.inputs.questionnaire;
  }

  get context(): Context {
    return this.inputs.context;
  }

  /** Whether a move has set this already. */
  isSet(what: Move['what'], path = ''): boolean {
    return this.moves.some((move) => move.what === what && (move.what === 'today' || move.path === path));
  }

  /** The filling with one thing more; undefined when the facts then do not fit. */
  with(move: Move): Trial | undefined {
    // Every search begins with the same few steps.
    if (this.moves.length > 0) return this.#with(move);
    const key = nameOf(move);
    if (!this.#first.has(key)) this.#first.set(key, this.#with(move));
    return this.#first.get(key);
  }

  #with(move: Move): Trial | undefined {
    const moves = [...this.moves, move];
    if (move.what === 'answer') {
      const changes = this.changesOf(move);
      const inputs = { ...this.inputs, answers: this.inputs.answers.withAll(changes) };
      const touched = touchedNodes(this.questionnaire, changes);
      const evaluation = evaluate(inputs, { evaluation: this.evaluation, touched, newDay: false });
      return new Trial(this.host, inputs, evaluation, moves);
    }
    if (move.what === 'today') {
      const inputs = { ...this.inputs, today: move.value };
      const before = { evaluation: this.evaluation, touched: new Set<number>(), newDay: true };
      return new Trial({ ...this.host, today: move.value }, inputs, evaluate(inputs, before), moves);
    }
    const host = { ...this.host, context: withFact(this.host.context, move.path.split('.'), move.value) };
    const read = readContext(this.questionnaire, host.context);
    if (read.status === 'unfit') return undefined;
    const inputs = { ...this.inputs, context: read.context };
    return new Trial(host, inputs, evaluate(inputs), moves);
  }

  /** The rows that a question repeats with, and one more where a row may be added. */
  keysOf(by: Question): readonly string[] {
    const keys = this.snapshot.question(by.pattern).keys ?? [];
    if (by.kind === 'matrix' || keys.length >= 3) return keys;
    return [...keys, freshKey(keys)];
  }

  /** What was answered, in payload shape by question id. Undefined when an answer would not be sent as it stands. */
  answers(): Readonly<Record<string, AnswerValue>> {
    const found: Record<string, AnswerValue> = {};
    for (const move of this.moves) {
      if (move.what !== 'answer') continue;
      const [id = ''] = move.path.split('/');
      const value = this.snapshot.answer(id);
      if (value !== undefined) found[id] = value;
    }
    return found;
  }

  private changesOf({ path, question, key, value }: Extract<Move, { what: 'answer' }>): readonly CellChange[] {
    const rows = question.repeatedBy;
    if (rows?.kind === 'rows') {
      const keys = this.snapshot.question(rows.pattern).keys ?? [];
      const list = key !== undefined && !keys.includes(key) ? [...keys, key] : keys;
      return [
        { node: rows.node, key: undefined, stored: list },
        { node: question.node, key, stored: value },
      ];
    }
    return new AnswerPlaces(this.inputs, this.evaluation).changes(path, value as AnswerValue);
  }
}

/** Names a move: two of one name do the same. */
export function nameOf(move: Move): string {
  return `${move.what} ${move.what === 'today' ? '' : move.path} ${JSON.stringify(move.value)}`;
}

/** The path of a question's answer in a row. */
export function pathAt(question: Question, key: string | undefined): string {
  return cellPath(question.pattern, question.repeatedBy ? key : undefined);
}

function freshKey(keys: readonly string[]): string {
  let count = keys.length + 1;
  while (keys.includes(`r${count}`)) count += 1;
  return `r${count}`;
}
