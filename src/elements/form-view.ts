import { html, nothing, type TemplateResult } from 'lit';
import { allPage } from './all-page.ts';
import { archive } from './archive.ts';
import type { ChangedAmount } from './amount-watch.ts';
import { type Asking, askDialog } from './ask-dialog.ts';
import { changedPanel } from './changed-panel.ts';
import { contactBlock } from './contact-block.ts';
import { contextPage } from './context-page.ts';
import { copyLine, copyNotice } from './copy-line.ts';
import type { Copies } from './copies.ts';
import type { KeepingStatus } from './draft-keeper.ts';
import { draftLosses, draftOffer, type DraftOfferActions } from './draft-offer.ts';
import { draftFailure, type DraftFailureActions, draftStatus } from './draft-status.ts';
import type { Filling } from './filling.ts';
import { flagList } from './flag-list.ts';
import type { FormSettings } from './form-settings.ts';
import type { Flow } from './flow.ts';
import { issuePanel, unreachablePanel } from './issue-panel.ts';
import type { Housekeeping } from './housekeeping.ts';
import {
  keepingAdvice,
  type KeepingAdviceActions,
  keepingChoices,
  type KeepingHabit,
  type KeepingPlace,
} from './keeping-advice.ts';
import type { Messages } from './messages.ts';
import type { Stage } from './stage.ts';
import { otherDrafts } from './other-drafts.ts';
import type { Page } from './page.ts';
import type { AwaitedPage } from './page-controller.ts';
import type { Piece } from './piece.ts';
import { checkedPages, paper, sharing } from './page-pieces.ts';
import type { ReviewPageActions } from './review-page.ts';
import { sectionPage } from './section-page.ts';
import { unknownPanel } from './sending-notices.ts';
import { beforeYouStart, sectionList, titleBlock } from './start-page.ts';
import type { SendState } from './send-state.ts';
import { localised } from './localised-text.ts';

/** Everything that is on the screen at one moment. */
export interface FormView {
  readonly stage: Stage;
  readonly page: Page;
  readonly mode: FormSettings['mode'];
  readonly messages: Messages;
  readonly headingLevel: number;
  readonly draftPlace: KeepingPlace;
  readonly habit: KeepingHabit;
  readonly keeping: KeepingStatus;
  readonly sending: SendState;
  /** What waits for the respondent's word. */
  readonly asking: Asking | undefined;
  readonly housekeeping: Housekeeping;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Amounts that the respondent has to confirm before anything is sent. */
  readonly amounts: readonly ChangedAmount[];
  readonly flow: Flow;
  readonly copies: Copies;
  /** Undefined until a session is at hand. */
  readonly filling: Filling | undefined;
  readonly timeZone: string | undefined;
  /** Whether the respondent has left the start page since the filling was opened. */
  readonly hasGoneOn: boolean;
  /** What becomes of a page that was gone to and is not there yet. */
  readonly awaitedPage: AwaitedPage | undefined;
  /** Fetches what a page is shown with, and shows the page then. */
  readonly pageComes: (piece: Piece<unknown>) => void;
}

/** What the page lets the respondent do besides finding the way. */
export interface FormActions extends DraftOfferActions, DraftFailureActions, KeepingAdviceActions {
  retry(): void;
  confirm(ruleId: string): void;
  print(): void;
  /** Something on the screen is chosen that no session knows. */
  changed(): void;
  /** The page's main button, or Enter in a line of text. */
  goOn(): void;
}

/** The screen: one page in one form, or what stands for it while there is none. */
export function formView(view: FormView, given: Omit<FormActions, 'keepCopy' | 'openCopy'>): TemplateResult {
  const { stage, messages, copies } = view;
  const actions = { ...given, keepCopy: () => copies.ask('keep'), openCopy: () => copies.ask('open') };
  switch (stage.status) {
    case 'empty':
      return html`<slot></slot>`;
    case 'loading':
      return html`<slot></slot>
        <p class="loading">${messages.say('loading')}</p>`;
    case 'unreachable':
      return standIn(unreachablePanel(stage.reason, view, () => actions.retry()));
    case 'rejected':
      return standIn(issuePanel(stage.issues, view));
    case 'unfit':
      return standIn(
        html`${contextPage(stage.questionnaire, stage.issues, view)} ${contactBlock(stage.questionnaire, messages)}`,
      );
    case 'found':
    case 'elsewhere':
    case 'conflict':
    case 'open':
      return view.filling ? pageForm(view, view.filling, actions) : html``;
  }
}

// What the host put inside the tag stands below: it may know another way.
function standIn(content: TemplateResult): TemplateResult {
  return html`<div class="page" part="page">${content}<slot></slot></div>`;
}

function pageForm(view: FormView, filling: Filling, actions: FormActions): TemplateResult {
  const { questionnaire } = filling.snapshot;
  const title = localised(questionnaire.title, filling.locale, questionnaire.language);
  const { kind } = view.page;
  const isTitled =
    view.mode === 'print-blank' ||
    view.stage.status === 'found' ||
    (view.stage.status === 'open' && !filling.readonly && (kind === 'start' || kind === 'all'));
  // What is kept from now on stands where it was chosen.
  const told = view.housekeeping.notice;
  const submit = (event: Event) => {
    event.preventDefault();
    actions.goOn();
  };
  return html`<form
      novalidate
      autocomplete=${view.draftPlace === 'refused' ? 'off' : nothing}
      aria-labelledby="form-title"
      part="page"
      class="page"
      @submit=${submit}
    >
      ${told && told !== 'keptNot' ? html`<p class="panel" part="notice">${view.messages.say(told)}</p>` : nothing}
      ${isTitled ? nothing : html`<p id="form-title" class="form-title" lang=${title.lang ?? nothing}>${title.text}</p>`}
      ${currentPage(view, filling, actions)} ${footer(view, filling, actions)}
    </form>
    ${view.asking ? askDialog(view.asking) : nothing} ${view.copies.dialog(view.messages)}`;
}

function currentPage(view: FormView, filling: Filling, actions: FormActions): TemplateResult | typeof nothing {
  const { stage, page, flow, draftPlace, sending } = view;
  const { snapshot } = filling;
  // While nothing can be kept, the page says so below, and nothing else.
  const { others: drafts, askRemove } = view.housekeeping;
  const others = otherDrafts(drafts, filling, askRemove);
  const hasDraft = view.keeping.state !== 'idle' || (stage.status === 'open' && stage.resumed !== undefined);
  const kept = () =>
    html`${view.keeping.state === 'failed' ? nothing : keepingAdvice(draftPlace, view.habit, filling, actions)}
    ${draftPlace === 'device' ? keepingChoices(hasDraft, filling, actions) : nothing} ${others}`;
  if (stage.status === 'found')
    return html`${titleBlock(filling)} ${draftOffer(stage, filling, view.now, actions)} ${others}`;
  if (stage.status === 'elsewhere') {
    const { isBusy } = stage;
    return late(sharing, view, ({ elsewherePage }) => elsewherePage(isBusy, filling));
  }
  if (stage.status === 'conflict')
    return late(sharing, view, ({ conflictPage }) => conflictPage(stage, filling, () => actions.changed()));
  const print = () => actions.print();
  if (view.mode === 'print-blank') return late(paper, view, ({ blankPage }) => blankPage(filling, print));
  if (filling.readonly && page.kind !== 'receipt')
    return late(checkedPages, view, ({ readingPage }) => readingPage(filling, print));
  switch (page.kind) {
    case 'start':
      return html`${titleBlock(filling)} ${broughtBack(view, filling, actions)}
      ${sending.status === 'unknown' ? unknownPanel(sending.since, filling) : nothing}
      ${copyNotice(view.copies, filling)} ${beforeYouStart(filling, kept())}
      ${sectionList(
        filling,
        ({ id }) => void flow.openSection(id),
        () => void flow.review(),
      )}
      ${setAside(view, filling)} ${flagList(filling, (id) => void flow.openQuestion(id))}`;
    case 'all':
      return html`${broughtBack(view, filling, actions)} ${copyNotice(view.copies, filling)}
      ${allPage(flow, kept(), filling, {
        follow: (problem) => void flow.follow(problem),
        skip: () => void flow.skip(),
        open: (id) => void flow.openQuestion(id),
      })}`;
    case 'section': {
      const section = snapshot.questionnaire.sections.find(({ id }) => id === page.section);
      return section
        ? sectionPage(section, flow, filling, {
            back: () => void flow.back(),
            overview: () => void flow.overview(),
            follow: (problem) => void flow.follow(problem),
            skip: () => void flow.skip(),
          })
        : nothing;
    }
    case 'review':
      return late(
        checkedPages,
        view,
        ({ reviewPage }) =>
          html`${reviewPage({ problems: flow.problems, sending, amounts: view.amounts }, filling, reviewActions(flow, actions))}
          ${setAside(view, filling)}`,
      );
    case 'receipt':
      return sending.status === 'sent'
        ? late(checkedPages, view, ({ receiptPage }) => receiptPage(sending, view.timeZone, filling, print))
        : nothing;
  }
}

/** What shows a page, once it is there. */
function late<Module>(
  piece: Piece<Module>,
  { messages, awaitedPage: awaited, pageComes }: FormView,
  show: (module: Module) => TemplateResult,
): TemplateResult {
  if (piece.now) return show(piece.now);
  // Asked for after this screen stands: it says then that something is on its way.
  if (awaited === undefined) queueMicrotask(() => pageComes(piece));
  if (awaited !== 'missing') return html``;
  return html`<button type="button" class="button" part="button" @click=${() => pageComes(piece)}>
    ${messages.say('tryAgain')}
  </button>`;
}

/** What a respondent who comes back has to know before going on. */
function broughtBack(view: FormView, filling: Filling, actions: FormActions): TemplateResult | typeof nothing {
  const { stage, flow, hasGoneOn } = view;
  if (stage.status !== 'open') return nothing;
  return html`${draftLosses(stage, filling, actions)}
  ${changedPanel(stage.changes, hasGoneOn, filling, (path) => void flow.goTo(path))}`;
}

function setAside({ stage }: FormView, filling: Filling): TemplateResult | typeof nothing {
  return stage.status === 'open' ? archive(stage.resumed?.carried.archive ?? [], filling) : nothing;
}

function reviewActions(flow: Flow, actions: FormActions): ReviewPageActions {
  return {
    back: () => void flow.back(),
    overview: () => void flow.overview(),
    change: (path) => void flow.change(path),
    follow: (problem) => void flow.follow(problem),
    openSection: (id) => void flow.openSection(id),
    confirm: (ruleId) => actions.confirm(ruleId),
  };
}

function footer(view: FormView, filling: Filling, actions: FormActions): TemplateResult {
  const { stage, page, keeping, messages, copies } = view;
  const isFilled = stage.status === 'open' && page.kind !== 'receipt' && !filling.readonly;
  const isMerged = stage.status === 'open' && stage.resumed?.merged;
  const offers = {
    keep: isFilled && keeping.state !== 'failed' && filling.snapshot.progress.answered > 0,
    open: stage.status === 'found' || (isFilled && (page.kind === 'start' || page.kind === 'all')),
  };
  return html`${awaitedPage(view)}
  ${isFilled && isMerged && !copies.notice ? html`<p class="panel" part="notice">${messages.say('copiesMerged')}</p>` : nothing}
  ${isFilled ? html`${draftStatus(keeping, view.draftPlace, messages)} ${draftFailure(keeping, messages, actions)}` : nothing}
  ${copyLine(copies, filling, offers)} ${contactBlock(filling.snapshot.questionnaire, messages)}`;
}

/** Says that a page is on its way, or that it did not come. */
function awaitedPage({ awaitedPage: awaited, messages }: FormView): TemplateResult | typeof nothing {
  if (awaited === 'coming') return html`<p class="loading" role="status">${messages.say('loading')}</p>`;
  if (awaited === undefined) return nothing;
  return html`<p class="panel failure" part="notice" role="alert">${messages.say('pageMissing')}</p>`;
}
