import type { Overtaken } from '../drafts/autosave-types.ts';
import { carryOver } from '../drafts/carry-over.ts';
import { changesIn } from '../drafts/changes.ts';
import type { Draft } from '../drafts/draft.ts';
import { earlierAnswers, type LastYear } from '../drafts/earlier-answers.ts';
import { type Copies, mergeDrafts } from '../drafts/merge.ts';
import { readContext } from '../engine/context.ts';
import { openSession } from '../engine/session.ts';
import type { Session, SessionOptions, SessionRecord } from '../engine/session-types.ts';
import type { Questionnaire } from '../questionnaire/compiled.ts';
import { isBegun } from './begun.ts';
import type { DraftKeeper } from './draft-keeper.ts';
import type { FormElement } from './form-element.ts';
import { adopt, type DraftLoss, type FoundDraft, type OtherCopy, resume, type ResumedDraft } from './found-draft.ts';
import { contextOf, parsed } from './given-context.ts';
import { fetchLanguage } from './languages.ts';
import type { Unreachable } from './fetch-text.ts';
import { loadSource, missingFile } from './load-source.ts';
import { localeFor } from './locale.ts';
import { firstPage } from './page.ts';
import { piecesFor } from './page-pieces.ts';
import { correcting, strangeness } from './received-payload.ts';
import { filesOf } from './session-files.ts';
import type { ConflictStage, ElsewhereStage, FoundStage, OpenStage, Stage } from './stage.ts';
import { todayFor } from './today.ts';

/** A questionnaire, and whose filling of it. */
type Fitting = Pick<OpenStage, 'questionnaire' | 'contextId'>;

/**
 * The way from a document to an open session: fetch, read, check the host's facts, look for a draft. Whatever is begun
 * later wins; what an earlier beginning still brings is dropped.
 */
export class Opening {
  readonly #form: FormElement;
  readonly #keeper: DraftKeeper;
  readonly #staged: (stage: Stage) => void;
  #abort: AbortController | undefined;
  #questionnaire: Questionnaire | undefined;
  #open: OpenStage | undefined;
  /** What this page could not keep any more before another one wrote. */
  #overtaken: Copies | undefined;
  #other: FoundDraft | undefined;

  /** `staged` is called at every step. */
  constructor(form: FormElement, keeper: DraftKeeper, staged: (stage: Stage) => void) {
    this.#form = form;
    this.#keeper = keeper;
    this.#staged = staged;
  }

  /** Begins with a document that is given, as JSON or text, or else with its address. */
  async begin(given: unknown, address: string | undefined): Promise<void> {
    const signal = this.#another();
    this.#questionnaire = undefined;
    this.#open = undefined;
    const isGiven = given !== undefined && given !== null;
    if (!isGiven && !address) return this.#staged({ status: 'empty' });
    this.#staged({ status: 'loading' });
    const loaded = await loadSource({ given: given ?? undefined, address }, signal).catch(() => undefined);
    if (signal.aborted || !loaded) return;
    if (loaded.status !== 'ready') return this.#staged(loaded);
    const missing = await this.#firstPieces(loaded.questionnaire);
    if (signal.aborted) return;
    if (missing) return this.#staged(missing);
    this.#questionnaire = loaded.questionnaire;
    await parsed(document);
    if (!signal.aborted) await this.#fit(loaded.questionnaire, signal);
  }

  /**
   * The host's facts are others: goes on with the same answers for the same filling, else looks for its draft.
   * `anew` looks for the draft in any case, because it may be kept elsewhere now.
   */
  async refit({ anew = false } = {}): Promise<void> {
    if (anew) this.#open = undefined;
    if (this.#questionnaire) await this.#fit(this.#questionnaire, this.#another());
  }

  /** Goes on with a draft, in its newest revision. */
  async resume(stage: FoundStage): Promise<void> {
    const signal = this.#another();
    const isStale = (await this.#keeper.newer()) !== undefined;
    if (signal.aborted) return;
    await (isStale ? this.#follow(stage, signal) : this.#enter(stage, stage.found, signal));
  }

  /** Has the page that writes give way, and goes on here. */
  async takeOver(stage: ElsewhereStage): Promise<void> {
    const signal = this.#another();
    const isMine = await this.#keeper.takeOver();
    if (signal.aborted) return;
    await (isMine ? this.#follow(stage, signal) : this.#staged({ ...stage, isBusy: true }));
  }

  /** Goes on here if the page that wrote is gone. */
  async retry(stage: ElsewhereStage): Promise<void> {
    const signal = this.#another();
    if ((await this.#keeper.hold()) && !signal.aborted) await this.#follow(stage, signal);
  }

  /** Whether this page may write; shows what there is if not. */
  async claim(stage: FoundStage | OpenStage): Promise<boolean> {
    const isWriter = await this.#keeper.hold();
    if (!isWriter) this.#showElsewhere(stage, stage.session.record());
    return isWriter;
  }

  /** Another page writes from now on: what is open is shown, not changed. */
  lost(): void {
    const open = this.#open;
    if (!open) return;
    this.#another();
    this.#showElsewhere(open, open.session.record());
  }

  /** The page is back after it had let go of its draft: another one may have written meanwhile. */
  async back(): Promise<void> {
    const open = this.#open;
    if (!open) return;
    const isWriter = await this.#keeper.hold();
    if (open !== this.#open) return;
    if (!isWriter) return this.lost();
    const [theirs, mine] = [await this.#keeper.newer(), this.#keeper.mine()];
    if (theirs && mine && open === this.#open) await this.#join({ base: this.#keeper.base, mine, theirs });
  }

  /** Another page kept something newer than what this one came from. */
  async overtaken(copies: Overtaken): Promise<void> {
    // What was typed since then counts too.
    const now = { ...copies, mine: this.#keeper.mine() ?? copies.mine };
    if (this.#open) await this.#join(now);
    else this.#overtaken = now;
  }

  /** Makes one of what is open (`mine`) and another copy, asking only where the two contradict each other. */
  merge(mine: Draft, other: OtherCopy): Promise<void> {
    return this.#mergeWith(mine, other);
  }

  /** Goes on with what was chosen. */
  async settle(stage: ConflictStage): Promise<void> {
    // Should another page write by now, what is kept here is stale, and the two are merged once more.
    await this.#keeper.takeOver();
    await this.#adopt(stage, stage.merge.settle(stage.choices), stage.other, true);
  }

  /** A draft that could not be read before is back: it is made one with what was filled in meanwhile. */
  async returned(found: FoundDraft): Promise<void> {
    const open = this.#open;
    if (!open) return;
    if (!isBegun(open.session)) return this.refit({ anew: true });
    await this.#mergeWith(this.#keeper.mine()!, {
      theirs: found.draft,
      base: undefined,
      isStored: true,
      restore: this.#restore,
    });
  }

  /** Begins without any answers. */
  startAgain(stage: FoundStage | OpenStage): void {
    this.#another();
    this.#start(stage, undefined);
  }

  /** Fetches what the first page is shown with. */
  async #firstPieces(questionnaire: Questionnaire): Promise<Unreachable | undefined> {
    const { settings, locale } = this.#form;
    const pieces = piecesFor(firstPage(settings.layout), settings).map((piece) => piece.load());
    try {
      await Promise.all([...pieces, fetchLanguage(localeFor(this.#form, locale, questionnaire))]);
      return undefined;
    } catch {
      return missingFile;
    }
  }

  async #fit(questionnaire: Questionnaire, signal: AbortSignal): Promise<void> {
    const checked = readContext(questionnaire, contextOf(this.#form));
    if (checked.status === 'unfit') return this.#staged({ status: 'unfit', questionnaire, issues: checked.issues });
    const { payload } = this.#form;
    const issues = payload ? strangeness(payload, questionnaire, checked.context.contextId) : [];
    if (issues.length > 0) return this.#staged({ status: 'unfit', questionnaire, issues });
    // What corrects a payload has a draft of its own.
    const contextId = [checked.context.contextId, payload?.submissionId].filter(Boolean).join(' ');
    if (this.#open?.contextId === contextId) return this.#restart(this.#open);
    this.#open = undefined;
    const fitting = { questionnaire, contextId };
    const { found: own, other, loss } = await this.#keeper.find(questionnaire, contextId);
    if (signal.aborted) return;
    const { settings } = this.#form;
    this.#other = other;
    // What was begun in another edition is never taken for this one's without a word.
    const found = own ?? (loss || settings.mode !== 'fill' || settings.resume === 'never' ? undefined : other);
    if (found && (settings.resume === 'ask' || found === other)) {
      const session = this.#session(questionnaire, { record: found.carried.record });
      const changes = changesIn(found.carried, session.snapshot);
      return this.#staged({ status: 'found', ...fitting, session, found, changes });
    }
    const isWanted = settings.resume !== 'never';
    await this.#enter(fitting, isWanted ? found : undefined, signal, loss);
  }

  /** Begins, if this page may write; else shows what there is. */
  async #enter(fitting: Fitting, found: FoundDraft | undefined, signal: AbortSignal, loss?: DraftLoss): Promise<void> {
    const isWriter = await this.#keeper.hold();
    if (signal.aborted) return;
    if (!isWriter) return this.#showElsewhere(fitting, found?.carried.record);
    const resumed = found && (await resume(found));
    if (!signal.aborted) this.#start(fitting, resumed, loss);
  }

  /** Goes on with what the page that wrote has left. */
  async #follow(fitting: Fitting, signal: AbortSignal): Promise<void> {
    const { found, loss } = await this.#keeper.find(fitting.questionnaire, fitting.contextId);
    if (signal.aborted) return;
    await this.#enter(fitting, found, signal, loss);
    const overtaken = this.#overtaken;
    this.#overtaken = undefined;
    // It was pushed aside before it could keep its last words.
    if (overtaken && !signal.aborted) await this.#join({ ...overtaken, theirs: found?.draft ?? overtaken.theirs });
  }

  #showElsewhere({ questionnaire, contextId }: Fitting, record: SessionRecord | undefined): void {
    this.#open = undefined;
    const session = this.#session(questionnaire, record && { record });
    this.#staged({ status: 'elsewhere', questionnaire, contextId, session, isBusy: false });
  }

  async #join(copies: Copies): Promise<void> {
    const { base, mine, theirs } = copies;
    await this.#mergeWith(mine, { base, theirs, isStored: true, restore: this.#restore });
  }

  readonly #restore: OtherCopy['restore'] = (attachments) => this.#keeper.restore(attachments);

  async #mergeWith(mine: Draft, other: OtherCopy): Promise<void> {
    const open = this.#open;
    if (!open) return;
    const { questionnaire, contextId, session } = open;
    const merge = mergeDrafts(questionnaire, { base: other.base, mine, theirs: other.theirs });
    if (merge.conflicts.length === 0) return this.#adopt(open, merge.merged, other, true);
    const { record } = carryOver(questionnaire, other.theirs);
    this.#staged({
      status: 'conflict',
      questionnaire,
      contextId,
      session,
      theirs: this.#session(questionnaire, { record }),
      merge,
      savedAt: { mine: mine.savedAt, theirs: other.theirs.savedAt },
      choices: new Map(),
      isAsked: false,
      other,
      goesOn: true,
    });
  }

  async #adopt(from: OpenStage | ConflictStage, draft: Draft, other: OtherCopy, goesOn: boolean): Promise<void> {
    const { questionnaire, contextId } = from;
    const signal = this.#another();
    const resumed = await adopt(questionnaire, draft, filesOf(from.session, draft.record), other);
    if (signal.aborted) return;
    if (other.isStored) this.#keeper.rebase(other.theirs);
    const session = this.#session(questionnaire, { record: resumed.carried.record, files: resumed.files });
    const earlier = this.#earlierFor(questionnaire, resumed);
    const none = { changes: undefined, loss: undefined };
    this.#stage({ status: 'open', questionnaire, contextId, session, resumed, earlier, ...none, goesOn });
  }

  #start({ questionnaire, contextId }: Fitting, resumed: ResumedDraft | undefined, loss?: DraftLoss): void {
    const session = this.#session(questionnaire, resumed && { record: resumed.carried.record, files: resumed.files });
    const { carried } = resumed ?? {};
    const changes = carried && changesIn(carried, session.snapshot);
    const earlier = this.#earlierFor(questionnaire, resumed);
    this.#stage({ status: 'open', questionnaire, contextId, session, resumed, changes, earlier, loss, goesOn: false });
  }

  #restart(open: OpenStage): void {
    const record = open.session.record();
    const session = this.#session(open.questionnaire, { record, files: filesOf(open.session, record) });
    this.#stage({ ...open, session, earlier: this.#earlierFor(open.questionnaire, open.resumed), goesOn: true });
  }

  #earlierFor(questionnaire: Questionnaire, resumed: ResumedDraft | undefined): OpenStage['earlier'] {
    const { lastYear } = this.#form;
    const given: LastYear | undefined = lastYear?.questionnaire.id === questionnaire.id ? lastYear : this.#other?.draft;
    return earlierAnswers(questionnaire, resumed?.carried.archive ?? [], given);
  }

  #stage(open: OpenStage): void {
    this.#open = open;
    this.#staged(open);
  }

  #session(questionnaire: Questionnaire, options: Partial<SessionOptions> = {}): Session {
    const context = contextOf(this.#form);
    const today = todayFor(this.#form, questionnaire);
    const { payload } = this.#form;
    const received = payload && correcting(questionnaire, payload);
    return openSession(questionnaire, { ...(context && { context }), today, ...received, ...options });
  }

  #another(): AbortSignal {
    this.#abort?.abort();
    this.#abort = new AbortController();
    return this.#abort.signal;
  }
}
