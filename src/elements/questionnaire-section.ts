import { html, LitElement, nothing, type PropertyValues, render, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Question, Section } from '../questionnaire/compiled.ts';
import { earlierAnswer, haveEarlier } from './earlier-answer.ts';
import { AnswerEvent, StatusEvent } from './events.ts';
import { type QuestionElement, questionsRendered } from './fields/question-element.ts';
import { fieldId } from './fields/field-id.ts';
import { FlagMark } from './flag-mark.ts';
import type { Filling, SectionView } from './filling.ts';
import { prose } from './prose-view.ts';
import { violationText } from './violation-text.ts';
import { isQuoting, quotesAnswers, say } from './wording.ts';

/**
 * Shows the questions of one section, inside the form's root. Renders once; from then on a change reaches only the
 * questions that it concerns.
 */
export class QuestionnaireSectionElement extends LitElement implements SectionView {
  @property({ attribute: false }) section!: Section;
  @property({ attribute: false }) filling!: Filling;

  live: readonly string[] = [];
  #fields: ReadonlyMap<string, QuestionElement> = new Map();
  /** What was answered before, below the questions that have such an answer. */
  #earlier: ReadonlyMap<string, HTMLElement> = new Map();
  #flags: ReadonlyMap<string, FlagMark> = new Map();
  #content: DocumentFragment | undefined;
  #joined: Filling | undefined;

  /** See `SectionView`. */
  refresh(paths: readonly string[]): void {
    if (!this.hasUpdated) return;
    const fields = new Set(paths.map((path) => path.split('/', 1)[0]!));
    for (const id of fields) {
      if (id.startsWith('section:')) this.requestUpdate();
      else this.#refreshField(id);
    }
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#join();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#joined?.leave(this);
    this.#joined = undefined;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  // Fields that change render by themselves; whoever waits for the page waits for them too.
  protected override async getUpdateComplete(): Promise<boolean> {
    const done = await super.getUpdateComplete();
    await questionsRendered();
    return done;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('section')) this.#makeFields();
    if (!changed.has('section') && !changed.has('filling')) return;
    for (const [id, field] of this.#fields) this.#supply(field, id);
    this.#placeEarlier();
    for (const flag of this.#flags.values()) flag.supply(this.filling);
    this.#joined?.leave(this);
    this.#joined = undefined;
    this.#join();
  }

  protected override render(): TemplateResult {
    const { description } = this.section;
    return html`${description === undefined ? nothing : prose(description, this.filling)} ${this.#sectionViolation()}
    ${this.#copyButton()} ${this.#content}`;
  }

  #copyButton(): TemplateResult | typeof nothing {
    const { copy } = this.section;
    if (!copy || this.filling.readonly) return nothing;
    const { text, lang } = say(copy.label, this.filling);
    return html`<button type="button" class="button" part="button copy" lang=${lang ?? nothing} @click=${this.#copy}>
      ${text}
    </button>`;
  }

  readonly #copy = (): void => {
    const { messages, snapshot } = this.filling;
    for (const [question, name] of this.section.copy?.answers ?? []) {
      const value = snapshot.value(name);
      if (value !== undefined) this.dispatchEvent(new AnswerEvent(question.pattern, value));
    }
    this.dispatchEvent(new StatusEvent(this.section.id, messages.say('copied')));
  };

  // By hand: a template would hold half a dozen bindings for each of a thousand questions, and hardly any ever changes.
  #makeFields(): void {
    const { questions, id, description } = this.section;
    const sharesRoom = this.filling.snapshot.questionnaire.maxPerSubmission !== undefined;
    this.#content = document.createDocumentFragment();
    this.#fields = new Map(questions.map((question) => [question.id, document.createElement('questionnaire-field')]));
    const flagged = this.filling.flags ? questions.filter(isAnswered) : [];
    this.#flags = new Map(flagged.map((question) => [question.id, new FlagMark(question.id)]));
    for (const [id, field] of this.#fields) {
      this.#content.append(field);
      const flag = this.#flags.get(id);
      if (flag) this.#content.append(flag.button);
    }
    this.live = [
      ...questions.filter((question) => isLive(question, sharesRoom)).map((question) => question.id),
      ...(quotesAnswers(description) ? [`section:${id}`] : []),
    ];
  }

  #supply(field: QuestionElement, id: string): void {
    const { snapshot, shown, locale, messages, readonly } = this.filling;
    Object.assign(field, { shown, locale, messages, readonly, state: snapshot.question(id), snapshot });
  }

  // Rare, and by hand for the same reason: the fields are not touched by it.
  #placeEarlier(): void {
    for (const place of this.#earlier.values()) place.remove();
    this.#earlier = new Map(haveEarlier(this.section, this.filling).map((id) => [id, document.createElement('div')]));
    for (const [id, place] of this.#earlier) {
      this.#fields.get(id)?.after(place);
      this.#showEarlier(id);
    }
  }

  #showEarlier(id: string): void {
    const place = this.#earlier.get(id);
    if (place) render(earlierAnswer(id, this.filling, this), place);
  }

  #sectionViolation(): TemplateResult | typeof nothing {
    const { filling, section } = this;
    const violation = filling.shown(`section:${section.id}`);
    if (!violation) return nothing;
    const { text, lang } = violationText(violation, undefined, filling);
    const prefix = filling.messages.say(violation.severity === 'error' ? 'errorPrefix' : 'warningPrefix');
    return html`<p
      class="error"
      id=${fieldId(section.id, 'section')}
      tabindex="-1"
      part="error"
      lang=${lang ?? nothing}
    >
      <span class="visually-hidden">${prefix}</span> ${text}
    </p>`;
  }

  #refreshField(id: string): void {
    const field = this.#fields.get(id);
    if (!field) return;
    const { snapshot } = this.filling;
    field.state = snapshot.question(id);
    field.snapshot = snapshot;
    this.#flags.get(id)?.refresh();
    this.#showEarlier(id);
  }

  #join(): void {
    if (!this.isConnected || this.#joined) return;
    this.#joined = this.filling;
    this.#joined.join(this);
  }
}

function isAnswered({ ruleType, parts }: Question): boolean {
  return ruleType !== undefined || parts.length > 0;
}

// `sharesRoom`: all files of the form count against one limit, so each question tells what the others left.
function isLive(question: Question, sharesRoom: boolean): boolean {
  const { kind, parts, files } = question;
  if ((files && sharesRoom) || kind === 'rows' || isQuoting(question)) return true;
  return parts.some((part) => isLive(part, sharesRoom));
}

declare global {
  interface HTMLElementTagNameMap {
    'questionnaire-section': QuestionnaireSectionElement;
  }
}
