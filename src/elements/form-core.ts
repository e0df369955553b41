import { html, type TemplateResult } from 'lit';
import type { Session, SessionChange } from '../engine/session-types.ts';
import type { Snapshot } from '../engine/snapshot.ts';
import { AmountWatch } from './amount-watch.ts';
import { isUntouched } from './begun.ts';
import { Announcements } from './announcements.ts';
import { draftEvent } from './draft-event.ts';
import { DraftKeeper, type KeepingStatus } from './draft-keeper.ts';
import { copyPorts } from './copy-ports.ts';
import { Copies } from './copies.ts';
import { carryFieldEvents } from './field-traffic.ts';
import { FlagBook } from './flag-book.ts';
import { Flow } from './flow.ts';
import type { FormElement } from './form-element.ts';
import { FormPost } from './form-post.ts';
import { showStates } from './form-states.ts';
import { type FormActions, formView } from './form-view.ts';
import { contextOf } from './given-context.ts';
import { keepingHabit, offerReminder } from './keeping-advice.ts';
import { LiveRegions } from './live-regions.ts';
import { directionOf } from './locale.ts';
import { Housekeeping } from './housekeeping.ts';
import { lossQuestion, settle } from './loss-question.ts';
import { LossGuard } from './loss-guard.ts';
import { openOnce } from './open-once.ts';
import { Opening } from './opening.ts';
import { draftCalled } from './other-drafts.ts';
import { sessionOf, type Stage } from './stage.ts';
import { PageController } from './page-controller.ts';
import { indexOf, isFrameChanged, type Page, receiptPage, sectionIn, startPage } from './page.ts';
import { PageLife } from './page-life.ts';
import { PageSharing } from './page-sharing.ts';
import { QuestionnaireChangeEvent, QuestionnairePageEvent } from './public-events.ts';
import { Piece } from './piece.ts';
import { Readiness } from './readiness.ts';
import { SessionController } from './session-controller.ts';
import { Submission } from './submission.ts';
import { timeZoneOf } from './today.ts';

/**
 * What goes on inside `<questionnaire-form>`: puts opening, session, draft, pages and sending together, and lets each
 * hear what concerns it. The element itself is only what the page around sees.
 */
export class FormCore {
  readonly readiness: Readiness;
  readonly submission: Submission;
  readonly copies: Copies;
  readonly #form: FormElement;
  readonly #regions: LiveRegions;
  readonly #announcements: Announcements;
  readonly #sessions: SessionController;
  readonly #pages: PageController;
  readonly #keeper: DraftKeeper;
  readonly #opening: Opening;
  readonly #sharing: PageSharing;
  readonly #formPost: FormPost;
  readonly #flow: Flow;
  readonly #amounts = new AmountWatch();
  readonly #flags = new FlagBook(() => {
    this.#keeper.touch();
    this.#form.requestUpdate();
  });
  readonly #guard: LossGuard;
  readonly #housekeeping: Housekeeping;
  #stage: Stage = { status: 'empty' };

  constructor(form: FormElement) {
    this.#form = form;
    this.readiness = new Readiness(form);
    this.#guard = new LossGuard(() => form.requestUpdate());
    this.#regions = new LiveRegions(() => form.renderRoot);
    this.#sessions = new SessionController(
      form,
      this.#flags,
      (...change) => this.#changed(...change),
      () => this.#keeper,
    );
    this.#announcements = new Announcements(this.#regions, () => this.#sessions.messages);
    this.#pages = new PageController(form, (page) => this.#turned(page));
    this.#keeper = new DraftKeeper(
      form,
      () => ({
        place: sectionIn(this.#pages.page) ?? null,
        ...draftCalled(this.#form, this.#sessions.filling),
        amounts: this.session ? this.#amounts.seen(this.session.snapshot) : {},
        sendingSince: this.submission.since,
        flags: this.#flags.all,
      }),
      (status, before) => this.#keeping(status, before),
      (found) => void this.#opening.returned(found),
      { lost: () => this.#sharing.lost(), freed: () => this.#sharing.freed() },
    );
    this.#opening = new Opening(form, this.#keeper, (stage) => this.#staged(stage));
    this.#sharing = new PageSharing(this.#opening, this.#keeper, this.#pages, () => ({
      stage: this.#stage,
      isFilled: form.settings.mode === 'fill',
      isSent: this.submission.state.status === 'sent',
    }));
    this.copies = new Copies(
      form,
      copyPorts(() => this.#stage, this.#keeper, this.#opening, this.#sessions),
    );
    this.#housekeeping = new Housekeeping(form, {
      keeper: this.#keeper,
      opening: this.#opening,
      pages: this.#pages,
      regions: this.#regions,
      stage: () => this.#stage,
      messages: () => this.#sessions.messages,
    });
    this.#flow = new Flow(form, this.#pages, this.#sessions, this.#regions);
    this.submission = new Submission(form, this.#sessions, this.#flow, this.#keeper, this.#amounts, (state) => {
      this.#announcements.sending(state);
      if (state.status === 'handedOver') this.#formPost.post();
      if (state.status === 'sent') {
        void this.#housekeeping.sent();
        void this.#pages.go(receiptPage);
      }
      form.requestUpdate();
    });
    this.#formPost = new FormPost(
      form,
      () => this.session,
      () => this.submit(),
    );
    form.addController(
      new PageLife({
        hidden: () => void this.#keeper.flush(),
        shown: () => this.#sharing.shown(this.#sessions),
        left: () => this.#sharing.left(),
        back: () => this.#sharing.back(),
        connected: (isOnline) => {
          this.#announcements.connection(isOnline);
          form.requestUpdate();
        },
        isAtRisk: () => this.#sharing.isAtRisk(),
      }),
    );
  }

  /** The open filling; undefined while there is none, or while a draft waits for the respondent's word. */
  get session(): Session | undefined {
    return this.#stage.status === 'open' ? this.#stage.session : undefined;
  }

  /** The `<form>` around the element became this one. */
  join(form: HTMLFormElement | null): void {
    this.#formPost.join(form);
  }

  /** Listens to fields and presses in the root that the element renders into. */
  listen(root: EventTarget): void {
    carryFieldEvents(root, this.#sessions, this.#guard, this.#regions);
  }

  /** Takes in what the page around changed. */
  update(changed: ReadonlyMap<PropertyKey, unknown>): void {
    const has = (...names: readonly string[]) => names.some((name) => changed.has(name));
    if (has('src', 'questionnaire')) void this.#begin();
    else if (has('payload')) this.#refit(true);
    else if (has('context', 'lastYear')) this.#refit();
    else if (has('draft', 'draftStore', 'draftWitness', 'resume') && isUntouched(this.#stage))
      void this.#opening.refit({ anew: true });
    if (has('today')) this.#sessions.renewToday();
    if (has('locale', 'messages', 'mode', 'headingLevel', 'flags')) this.#sessions.renewTexts();
    if (has('layout') && this.#stage.status === 'open') this.#pages.show(this.#flow.firstPage());
  }

  /** The screen. */
  render(): TemplateResult {
    const { filling, messages } = this.#sessions;
    const { pending } = this.#guard;
    const decide = (goesOn: boolean) => settle(this.#guard, goesOn, this.#form.renderRoot);
    const { headingLevel, draft, mode } = this.#form.settings;
    const view = {
      stage: this.#stage,
      page: this.#pages.page,
      mode,
      messages,
      headingLevel,
      draftPlace: this.#keeper.isRefused ? ('refused' as const) : draft,
      habit: this.#keeper.isRefused ? ('none' as const) : keepingHabit(this.#form),
      keeping: this.#keeper.status,
      sending: this.submission.state,
      asking: pending && filling ? lossQuestion(pending, filling, decide) : this.#housekeeping.asking,
      housekeeping: this.#housekeeping,
      now: this.#form.now().getTime(),
      amounts: filling ? this.#amounts.changed(filling.snapshot) : [],
      flow: this.#flow,
      copies: this.copies,
      filling,
      hasGoneOn: this.#pages.hasGoneOn,
      awaitedPage: this.#pages.awaited,
      pageComes: (piece: Piece<unknown>) => void this.#pages.fetched([piece]),
      timeZone: filling && timeZoneOf(filling.snapshot.questionnaire, contextOf(this.#form)),
    };
    return html`<div class="root" lang=${messages.locale} dir=${directionOf(messages.locale)}>
      ${formView(view, this.#actions)} ${this.#regions.template()}
    </div>`;
  }

  /** The screen stands. */
  rendered(states: CustomStateSet): void {
    showStates(states, {
      stage: this.#stage,
      keeping: this.#keeper.status,
      sending: this.submission.state,
      hasErrors: this.#flow.problems.length > 0,
    });
    this.readiness.reached(this.#stage);
    openOnce(this.#form.renderRoot, '#ask-dialog');
  }

  /** Sends the answers, with the page in view where they are checked; resolves to whether the host took them. */
  async submit(): Promise<boolean> {
    if (this.#pages.page.kind !== 'review' && this.submission.state.status !== 'sent') await this.#flow.review();
    return this.submission.send();
  }

  /** Goes to a section, a question, `start` or `review`; false when there is no such thing now. */
  goTo(id: string): Promise<boolean> {
    return this.#flow.goTo(id);
  }

  /** Writes the draft now; resolves to whether everything is kept. */
  async saveDraft(): Promise<boolean> {
    await this.#keeper.flush();
    return this.#keeper.status.state === 'saved';
  }

  /** Removes the draft and begins again without answers; before anything is open it does nothing. */
  async discardDraft(): Promise<void> {
    await this.#housekeeping.discard();
  }

  readonly #actions: Omit<FormActions, 'keepCopy' | 'openCopy'> = {
    goOn: () => {
      if (this.#stage.status === 'found') this.#actions.resume();
      else if (this.#sharing.goOn()) return;
      else if (this.#pages.page.kind === 'review') void this.submission.send();
      else void this.#flow.continue();
    },
    resume: () => {
      const stage = this.#stage;
      if (stage.status === 'found') void this.#opening.resume(stage).then(() => this.#pages.land('heading'));
    },
    begin: () => {
      if (this.#stage.status === 'found') this.#opening.startAgain(this.#stage);
      void this.#pages.land('heading');
    },
    askDiscard: () => this.#housekeeping.askDiscard(),
    askForget: () => this.#housekeeping.askForget(),
    retry: () => void this.#begin().then(() => this.#pages.land('heading')),
    confirm: (ruleId) => this.session?.confirm(ruleId),
    print: () => this.#form.print(),
    remind: () => offerReminder(this.#form, this.#sessions.filling!),
    changed: () => this.#form.requestUpdate(),
  };

  #begin(): Promise<void> {
    this.readiness.renew();
    return this.#opening.begin(this.#form.questionnaire, this.#form.src);
  }

  /** `anew`: what was opened is not gone on with, because a received payload takes its place. */
  #refit(anew = false): void {
    const { status } = this.#stage;
    // Who fills in the form already is not told again that it is ready.
    if (status === 'unfit' || status === 'found' || (anew && status === 'open')) {
      this.readiness.renew();
      this.#staged({ status: 'loading' });
    }
    void this.#opening.refit({ anew });
  }

  #staged(stage: Stage): void {
    const last = this.session?.snapshot;
    this.#guard.decide(false);
    this.#keeper.noteLast();
    this.#stage = stage;
    const session = sessionOf(stage);
    this.#sessions.follow(session, stage);
    if (stage.status === 'open') {
      const seen = stage.goesOn && last ? this.#amounts.seen(last) : stage.resumed?.draft.amounts;
      this.#amounts.begin(stage.session.snapshot, seen);
    }
    if (stage.status === 'open') this.#keeper.keep(stage.session, stage.contextId, stage.resumed);
    else void this.#keeper.release(this.#sharing.isUndecided);
    const goesOn = 'goesOn' in stage && stage.goesOn;
    const resumed = stage.status === 'open' && !stage.resumed?.isOther ? stage.resumed : undefined;
    if (session && (!goesOn || resumed?.merged)) this.#flags.begin(resumed?.carried.flags, goesOn);
    if (session && !goesOn) {
      this.submission.reset(resumed?.draft.sendingSince);
      this.copies.reset();
      this.#flow.reset();
      this.#pages.show(stage.status === 'open' ? this.#flow.firstPage() : startPage);
    }
    if (!goesOn) void this.#housekeeping.look(stage);
    if (session) void this.#form.updateComplete.then(() => Piece.ahead());
    this.#announcements.shared(stage);
    this.#form.requestUpdate();
  }

  #changed({ snapshot, paths }: SessionChange, before: Snapshot): void {
    if (paths.length > 0) this.#form.dispatchEvent(new QuestionnaireChangeEvent(paths, snapshot));
    this.#amounts.note(before, snapshot);
    const { page } = this.#pages;
    // A new day may take away the very section that is shown.
    if (page.kind === 'section' && indexOf(snapshot, page.section) < 0) this.#pages.show(startPage);
    if (isFrameChanged(page, snapshot, before)) this.#form.requestUpdate();
  }

  #turned(page: Page): void {
    const { sections } = this.#sessions.filling!.snapshot;
    const section = sectionIn(page);
    const at = section === undefined ? undefined : indexOf(this.#sessions.filling!.snapshot, section) + 1;
    this.#regions.clear();
    this.#keeper.turned();
    this.copies.turned();
    this.#housekeeping.turned();
    this.#form.dispatchEvent(new QuestionnairePageEvent(page.kind, section, at, sections.length));
  }

  #keeping(status: KeepingStatus, before: KeepingStatus): void {
    if (status.state === 'overtaken') void this.#opening.overtaken(status);
    this.#announcements.keeping(status, this.#form.settings.draft);
    if (status.state === 'saved') this.copies.kept();
    const event = draftEvent(status, before);
    if (event) this.#form.dispatchEvent(event);
    this.#form.requestUpdate();
  }
}
