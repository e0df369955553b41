import type { Option, Place, Question, Questionnaire, Section } from '../questionnaire/compiled.ts';
import type { RuleValue } from '../questionnaire/expression.ts';
import { isBlank, type AnswerValue, type Attachment } from './answer.ts';
import { compose, type StateOf } from './compose.ts';
import type { Evaluation, Inputs, RepeatedStates } from './evaluation.ts';
import { fileFindings, type PlacedFile } from './file-findings.ts';
import { findings, statesOf } from './findings.ts';
import { progressOf } from './progress.ts';
import { UnknownPathError } from './questionnaire-error.ts';
import type { Progress, QuestionState, Snapshot } from './snapshot.ts';
import { toAnswer } from './stored-value.ts';
import type { Violation } from './violation.ts';

/** One evaluation, seen as a snapshot. What costs a walk over all questions is made when first asked for. */
export class SessionSnapshot implements Snapshot {
  readonly questionnaire: Questionnaire;
  readonly today: string;
  readonly #evaluation: Evaluation;
  readonly #inputs: Inputs;
  readonly #confirmedRules: ReadonlySet<string>;
  #all: readonly Violation[] | undefined;
  #placed: readonly PlacedFile[] | undefined;
  #progress: Progress | undefined;
  #sections: readonly Section[] | undefined;

  constructor(
    inputs: Inputs,
    evaluation: Evaluation,
    confirmedRules: ReadonlySet<string>,
    readonly revision: number,
  ) {
    this.questionnaire = inputs.questionnaire;
    this.today = inputs.today;
    this.#inputs = inputs;
    this.#evaluation = evaluation;
    this.#confirmedRules = confirmedRules;
    Object.freeze(this);
  }

  get sections(): readonly Section[] {
    return (this.#sections ??= this.questionnaire.sections.filter(
      ({ node }) => this.#evaluation.results[node] === true,
    ));
  }

  question(path: string): QuestionState {
    const place = this.questionnaire.find(path);
    const state = place && (this.#stateOf(place.question, place.key) ?? this.#setAside(path, place));
    if (!state) throw new UnknownPathError(path);
    return state;
  }

  parts(state: QuestionState, key = state.key): readonly QuestionState[] {
    return state.question.parts.flatMap((part) => this.#stateOf(part, key) ?? []);
  }

  answer(path: string): AnswerValue | undefined {
    const { question, key } = this.question(path);
    return compose(question, key, this.#stateOf, this.#inputs.context);
  }

  isRelevant(path: string): boolean {
    return this.question(path).relevant;
  }

  isRequired(path: string): boolean {
    return this.question(path).required;
  }

  options(path: string): readonly Option[] {
    return this.question(path).options ?? [];
  }

  calculated(id: string): AnswerValue | undefined {
    return this.answer(id);
  }

  value(name: string): AnswerValue | undefined {
    const node = this.questionnaire.nodes.find((one) => one.type === 'value' && one.name === name);
    if (node?.type !== 'value') return undefined;
    return toAnswer(node.result, this.#evaluation.results[node.node] as RuleValue, this.#inputs.context);
  }

  get violations(): readonly Violation[] {
    return this.#findings().filter(
      ({ severity, ruleId }) =>
        severity === 'error' || (severity === 'confirm' && !this.#confirmedRules.has(ruleId ?? '')),
    );
  }

  get warnings(): readonly Violation[] {
    return this.#findings().filter(({ severity }) => severity !== 'error');
  }

  get confirmed(): readonly string[] {
    const fired = this.#findings().filter(({ severity }) => severity === 'confirm');
    return [...new Set(fired.map(({ ruleId = '' }) => ruleId))].filter((id) => this.#confirmedRules.has(id));
  }

  get needsReview(): readonly string[] {
    return this.questionnaire.nodes.flatMap((node) =>
      node.type === 'question' && node.detail.reviewWhen !== undefined
        ? statesOf(this.#evaluation, node)
            .filter(({ value }) => value === node.detail.reviewWhen)
            .map(({ path }) => path)
        : [],
    );
  }

  get progress(): Progress {
    return (this.#progress ??= progressOf(
      this.sections.flatMap((section) => this.#statesIn(section)),
      this.violations,
    ));
  }

  sectionProgress(sectionId: string): Progress {
    const section = this.sections.find(({ id }) => id === sectionId);
    const violations = this.violations.filter((violation) => violation.section === sectionId);
    return progressOf(section ? this.#statesIn(section) : [], violations);
  }

  get attachedSize(): number {
    return this.#files().reduce((sum, { attachment }) => sum + attachment.size, 0);
  }

  attachment(ref: string): Attachment | undefined {
    return this.#inputs.attachments.get(ref);
  }

  fact(path: string): unknown {
    const { context } = this.#inputs;
    const type = this.questionnaire.facts.get(path)?.ruleType;
    const value = context.values.get(path);
    return type && value !== undefined ? toAnswer(type, value, context) : context.given.get(path);
  }

  readonly #stateOf: StateOf = (question: Question, key?: string) => {
    const result = this.#evaluation.results[question.node];
    if (result instanceof Map) return key === undefined ? undefined : (result as RepeatedStates).get(key);
    return result as QuestionState | undefined;
  };

  // A row of a matrix that is not offered just now is a place of the document, though nobody is asked there.
  #setAside(path: string, { question, key }: Place): QuestionState | undefined {
    const { repeatedBy, node } = question;
    if (repeatedBy?.kind !== 'matrix' || !repeatedBy.options?.all.some(({ value }) => value === key)) return undefined;
    const stored = this.#inputs.answers.get(node, key) ?? undefined;
    const nothing = { value: undefined, options: undefined, keys: undefined, violations: [] };
    const not = { relevant: false, required: false, fixed: false };
    return Object.freeze({ path, question, key, stored, blank: isBlank(stored), ...nothing, ...not });
  }

  #statesIn({ questions }: Section): readonly QuestionState[] {
    return questions.flatMap((question) => this.#stateOf(question) ?? []);
  }

  #findings(): readonly Violation[] {
    this.#all ??= [
      ...findings(this.questionnaire, this.#evaluation),
      ...fileFindings(this.#files(), this.questionnaire.maxPerSubmission),
    ];
    return this.#all;
  }

  #files(): readonly PlacedFile[] {
    return (this.#placed ??= this.questionnaire.nodes.flatMap((node) => {
      if (node.type !== 'question' || node.ruleType?.type !== 'files') return [];
      return statesOf(this.#evaluation, node).flatMap(({ path, value }) =>
        ((value as readonly string[] | undefined) ?? []).flatMap((ref) => {
          const attachment = this.attachment(ref);
          return attachment ? [{ path, section: node.section.id, attachment }] : [];
        }),
      );
    }));
  }
}
