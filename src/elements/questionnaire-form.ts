import { LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { PasswordRules } from '../drafts/password-rules.ts';
import type { ResumeStore } from '../drafts/resume-store.ts';
import type { DraftStore } from '../drafts/store-types.ts';
import type { Witness } from '../drafts/witness.ts';
import type { Payload } from '../engine/payload-types.ts';
import type { Snapshot } from '../engine/snapshot.ts';
import type { Violation } from '../engine/violation.ts';
import { QuestionnaireNotOpenError, UnknownPlaceError } from './element-errors.ts';
import type { FormCore } from './form-core.ts';
import type { FormElement } from './form-element.ts';
import type { FormSettings } from './form-settings.ts';
import { hostStyles } from './host-styles.ts';
import { Inside, missingPiece } from './inside.ts';
import type { MessageTable } from './messages-en.ts';
import { Piece } from './piece.ts';
import { reading } from './reading.ts';
import { wordOf } from './word-attribute.ts';

const inside = new Piece(() => {
  // It will be asked for as soon as the inside is there.
  reading.load().catch(() => undefined);
  return import('./form-inside.ts');
});

/**
 * Shows a questionnaire that staff wrote as one JSON document, keeps the answers and files on the respondent's device,
 * and hands the page one payload.
 *
 * ```html
 * <questionnaire-form src="/questionnaires/renewal-2026.json">
 *   <script type="application/json" data-context>{ "contextId": "sponsor-123456" }</script>
 *   <p>The form cannot be shown here. <a href="/renewal.pdf">Download it on paper.</a></p>
 * </questionnaire-form>
 * ```
 *
 * The host's facts come from the `context` property or, in a page without a script of its own, from a child
 * `<script type="application/json" data-context>`: that is data, which a strict content policy lets pass.
 *
 * @summary Renders a questionnaire, keeps a draft, hands over a payload.
 * @slot - Shown until the questionnaire is ready, and when it cannot be loaded.
 * @fires {QuestionnaireReadyEvent} questionnaire-ready - The first page stands.
 * @fires {QuestionnaireRejectedEvent} questionnaire-rejected - The document or the context cannot be used.
 * @fires {QuestionnaireChangeEvent} questionnaire-change - Answers changed; says where, never what.
 * @fires {QuestionnairePageEvent} questionnaire-page - Another page is shown.
 * @fires {QuestionnaireDraftEvent} questionnaire-draft - The state of the draft on this device changed.
 * @fires {QuestionnaireSubmitEvent} questionnaire-submit - The answers are handed over; cancelable, with `respondWith`.
 * @fires {QuestionnaireSubmittedEvent} questionnaire-submitted - The host took them, the draft is gone.
 * @fires {QuestionnaireSubmitFailedEvent} questionnaire-submit-failed - They were not sent; nothing is lost.
 * @csspart answer - An answer that is only shown, such as a calculated one.
 * @csspart archive - Answers that are no longer asked for.
 * @csspart back - The link to the page before.
 * @csspart button - Every button; `primary`, `continue`, `submit` and `copy` stand beside it where they apply.
 * @csspart caption - The small line above a heading.
 * @csspart changes - What changed in the questionnaire since the draft was kept.
 * @csspart choice - One option with its label.
 * @csspart choice-input - The radio button or check box of an option.
 * @csspart choice-label - The label of an option.
 * @csspart conflict - An answer that differs between two copies of the draft, to be decided.
 * @csspart contact - Whom to ask.
 * @csspart continue - The button to the next page.
 * @csspart control - What is typed or chosen in.
 * @csspart copy - The button that fills in what is known already.
 * @csspart count - How many characters are left.
 * @csspart declaration - A statement that is agreed to, and the text of a notice.
 * @csspart dialog - A question before something is lost, and what copies need.
 * @csspart draft-start - The draft that was found.
 * @csspart drafts - The other drafts on this device.
 * @csspart drop-zone - Where files may be dropped.
 * @csspart error - What is wrong with an answer.
 * @csspart error-link - One line of the error summary.
 * @csspart error-summary - What has to be put right, above the heading.
 * @csspart explanation - What is asked besides after a yes or a no.
 * @csspart file - One file.
 * @csspart file-choose - The button that chooses files.
 * @csspart file-name - The name of a file.
 * @csspart file-remove - The button that takes a file out.
 * @csspart files - The list of the files of one answer.
 * @csspart flag - The button that flags a question.
 * @csspart group - Questions or options that belong together.
 * @csspart guidance - The longer help, folded away until it is opened.
 * @csspart heading - Every heading but that of the page.
 * @csspart hint - The short help of a question.
 * @csspart label - The wording of a question.
 * @csspart link - Links within the form.
 * @csspart notice - Everything that is told in a box of its own.
 * @csspart number - The number that the source document gives a question.
 * @csspart page - The page that is shown, or what stands for it.
 * @csspart page-heading - The heading of a page, which takes the focus when the page appears.
 * @csspart page-nav - Back and the way to all sections.
 * @csspart primary - The main button of a page.
 * @csspart question - One question with everything that belongs to it.
 * @csspart receipt - What is to be kept after sending.
 * @csspart receipt-reference - The reference that the host gave.
 * @csspart reference - The rule on which a question rests.
 * @csspart review-change - The link from the review back to a question.
 * @csspart review-row - One answer on the review page.
 * @csspart review-section - The answers of one section on the review page.
 * @csspart row - One row of several.
 * @csspart row-add - The button that adds a row.
 * @csspart row-heading - The heading of a row.
 * @csspart row-import - Where rows are pasted.
 * @csspart row-remove - The button that takes a row out.
 * @csspart status - The line that says whether the draft is kept.
 * @csspart submit - The button that sends.
 * @csspart sums - The sums below rows.
 * @csspart task - One section in the list.
 * @csspart task-link - The link to a section.
 * @csspart task-list - The list of sections.
 * @csspart task-status - How far a section has come.
 * @csspart warning - What is worth a second look, but may stay.
 * @cssprop --questionnaire-font-family - Typeface; the page's own by default.
 * @cssprop --questionnaire-font-size - Size of the text; the reader's own by default.
 * @cssprop --questionnaire-text-color - Text.
 * @cssprop --questionnaire-muted-text-color - Hints and captions.
 * @cssprop --questionnaire-surface-color - Background.
 * @cssprop --questionnaire-accent-color - Links, main buttons and what is chosen.
 * @cssprop --questionnaire-accent-text-color - Text on the accent.
 * @cssprop --questionnaire-border-color - Borders of controls.
 * @cssprop --questionnaire-error-color - What has to be put right.
 * @cssprop --questionnaire-success-color - What is complete or sent.
 * @cssprop --questionnaire-focus-color - The ring round what has the focus.
 * @cssprop --questionnaire-focus-width - Its width.
 * @cssprop --questionnaire-corner-radius - Corners of controls and boxes.
 * @cssprop --questionnaire-space - The unit of all distances.
 * @cssprop --questionnaire-measure - Width of a line of text.
 * @cssprop --questionnaire-control-height - Least height of controls and buttons.
 * @cssstate loading - The document is on its way.
 * @cssstate ready - A page of the questionnaire is shown.
 * @cssstate rejected - The document or the context cannot be used, or could not be fetched.
 * @cssstate saving - The draft is being written.
 * @cssstate saved - Everything is kept on this device.
 * @cssstate save-failed - Something could not be kept.
 * @cssstate elsewhere - Another page of this browser writes the draft; this one only shows it.
 * @cssstate has-errors - The page shows what has to be put right.
 * @cssstate submitting - The host has the answers and has not decided.
 * @cssstate submitted - The host took the answers.
 */
export class QuestionnaireFormElement extends LitElement implements FormElement {
  static override styles = hostStyles;
  static readonly formAssociated = true;
  /** The release of this class, to tell two copies on one page apart. */
  static readonly version = '0.1.0';

  /** Address of the document. */
  @property() src: string | undefined;
  /** Language tag to read in; the page's own by default. */
  @property() locale: string | undefined;
  /** Name within a surrounding `<form>`. */
  @property() name: string | undefined;
  /**
   * `fill` (default), `review`: the answers to be read only, `print-blank`: the whole questionnaire on paper with its
   * conditions in words, or `print-answers`: a copy of the answers with the hashes of the files.
   */
  @property() mode: string | undefined;
  /** `pages` (default), one section at a time, or `single`. */
  @property() layout: string | undefined;
  /** Where the draft is kept: `device` (default), `session` (until the window closes) or `none`. */
  @property() draft: string | undefined;
  /**
   * What the respondent knows this filling by in the list of drafts on the device, such as the organization's name; by
   * default the `contextId`. Others who use the device may read it.
   */
  @property({ attribute: 'draft-label' }) draftLabel: string | undefined;
  /** What happens to a draft that is found: `ask` (default), `continue` or `never`. */
  @property() resume: string | undefined;
  /** Whether respondents can flag questions to come back to: `on` (default) or `off`. */
  @property() flags: string | undefined;
  /** Level of the topmost heading, 1 to 6; 2 by default. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel: number | undefined;
  /** When errors are shown: on `continue` (default), or also on `leave` of a question that was answered. */
  @property() validate: string | undefined;
  /** `page` (default): the page around decides; `auto` follows the system, `light` and `dark` are fixed. */
  @property({ attribute: 'color-scheme' }) colorScheme: string | undefined;
  /** The document itself, as JSON or text; wins over `src`. */
  @property({ attribute: false }) questionnaire: unknown;
  /** The host's facts, as the document declares them. */
  @property({ attribute: false }) context: Readonly<Record<string, unknown>> | undefined;
  /**
   * A payload that the host received, to be read (`mode="review"`) or corrected: what is sent then is a new submission
   * that names this one as `supersedes`.
   */
  @property({ attribute: false }) payload: Payload | undefined;
  /**
   * What the host received last year: its answers stand beside the questions that staff marked with `carryForward`, and
   * count only once the respondent uses them.
   */
  @property({ attribute: false }) lastYear: Payload | undefined;
  /** The calendar day that counts, `YYYY-MM-DD`; by default the day it is in the questionnaire's time zone. */
  @property({ attribute: false }) today: string | undefined;
  /** Keeps drafts instead of this browser's database. */
  @property({ attribute: false }) draftStore: DraftStore | undefined;
  /**
   * Two functions of the host's server that keep sealed bytes: respondents then go on from any device with e-mail
   * address and password. The server sees neither, nor any answer.
   */
  @property({ attribute: false }) resumeStore: ResumeStore | undefined;
  /** What a password for copies needs; by default 12 characters with a capital and a small letter, a digit and a sign. */
  @property({ attribute: false }) passwordRules: PasswordRules | undefined;
  /**
   * Remembers, besides this browser, that a draft was kept: so that the respondent is told when the browser has deleted
   * it. Safari clears everything that scripts store at once, but not a cookie that the host's server sets.
   */
  @property({ attribute: false }) draftWitness: Witness | undefined;
  /** Sentences of the form to be said otherwise, by code. */
  @property({ attribute: false }) messages: MessageTable | undefined;
  /** The clock. Only tests need another. */
  @property({ attribute: false }) now: () => Date = () => new Date();

  readonly #internals = this.attachInternals();
  readonly #inside = new Inside<this, FormCore>(this, inside, (core) => core.join(this.#outerForm));
  #outerForm: HTMLFormElement | null = null;

  /** Resolves when the first page stands; rejects with a `QuestionnaireUnavailableError` when there will be none. */
  get ready(): Promise<void> {
    // What was set a moment ago is taken in with the next update.
    return this.updateComplete.then(() => this.#core?.readiness.promise ?? missingPiece());
  }

  /** The filling at this moment; undefined until one is open. */
  get snapshot(): Snapshot | undefined {
    return this.#core?.session?.snapshot;
  }

  /** Everything that prevents sending at this moment, shown or not; empty until a filling is open. */
  get violations(): readonly Violation[] {
    return this.snapshot?.violations ?? [];
  }

  /** What the attributes say, unknown words replaced by the defaults. */
  get settings(): FormSettings {
    const mode = wordOf('mode', this.mode, ['fill', 'review', 'print-blank', 'print-answers']);
    const isPrint = mode.startsWith('print');
    return {
      mode,
      layout: wordOf('layout', this.layout, ['pages', 'single']),
      draft: mode === 'print-blank' ? 'none' : wordOf('draft', this.draft, ['device', 'session', 'none']),
      resume: isPrint ? 'continue' : wordOf('resume', this.resume, ['ask', 'continue', 'never']),
      flags: wordOf('flags', this.flags, ['on', 'off']),
      validate: wordOf('validate', this.validate, ['continue', 'leave']),
      colorScheme: wordOf('color-scheme', this.colorScheme, ['page', 'light', 'dark', 'auto']),
      headingLevel: Math.min(Math.max(Math.trunc(this.headingLevel ?? 2) || 2, 1), 6),
    };
  }

  /** Sends the answers, as the button does; resolves to whether the host took them. */
  submit(): Promise<boolean> {
    return this.#needOpen('submit').submit();
  }

  /** Writes the draft now; resolves to whether everything is kept. */
  saveDraft(): Promise<boolean> {
    return this.#needOpen('saveDraft').saveDraft();
  }

  /** Removes the draft from this device and begins again without answers. */
  async discardDraft(): Promise<void> {
    await this.#core?.discardDraft();
  }

  /**
   * The answers and all files as one encrypted file, which `importDraft` opens in any browser. Rejects with a
   * `DraftCopyError`: the password does not keep `passwordRules` (`weakPassword`), or the page is not opened by https
   * (`insecure`).
   */
  async exportDraft(password: string): Promise<File> {
    return (await this.#needOpen('exportDraft').copies.export(password))!;
  }

  /**
   * Goes on with a copy that `exportDraft` made: what is filled in here already is merged with it question by question,
   * and where both differ the respondent chooses. Rejects with a `DraftCopyError` that says what is wrong with the file;
   * nothing of it is shown then, and what is filled in here stays as it is.
   */
  async importDraft(file: Blob, password: string): Promise<void> {
    await this.updateComplete;
    if (!this.#core) throw new QuestionnaireNotOpenError('importDraft');
    await this.#core.copies.import(file, password);
  }

  /** Goes to a section or a question by its id, or to the `start` or the `review` page. */
  async goTo(id: string): Promise<void> {
    if (!(await this.#needOpen('goTo').goTo(id))) throw new UnknownPlaceError(id);
  }

  /** @internal The browser calls it when the `<form>` around the element becomes another. */
  formAssociatedCallback(form: HTMLFormElement | null): void {
    this.#outerForm = form;
    this.#core?.join(form);
  }

  /** Opens the browser's print dialog for what is shown. */
  print(): void {
    window.print();
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    this.#inside.join(root);
    return root;
  }

  // Whoever waits for the page waits for what is inside, and for the sections and fields on it too.
  protected override async getUpdateComplete(): Promise<boolean> {
    let done = await super.getUpdateComplete();
    if (await this.#inside.arrived()) done = await super.getUpdateComplete();
    const sections = this.renderRoot.querySelectorAll('questionnaire-section');
    await Promise.all([...sections].map((section) => section.updateComplete));
    return done;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#inside.update(changed, this.questionnaire);
  }

  protected override render(): TemplateResult {
    return this.#inside.render();
  }

  protected override updated(): void {
    this.#core?.rendered(this.#internals.states);
  }

  get #core(): FormCore | undefined {
    return this.#inside.core;
  }

  #needOpen(method: string): FormCore {
    if (!this.#core?.session) throw new QuestionnaireNotOpenError(method);
    return this.#core;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'questionnaire-form': QuestionnaireFormElement;
  }
}
