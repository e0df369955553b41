import { carryOver } from '../drafts/carry-over.ts';
import { createDraft } from '../drafts/draft.ts';
import { mergeDrafts, type Side } from '../drafts/merge.ts';
import { readContext } from '../engine/context.ts';
import { createId } from '../engine/create-id.ts';
import { recordOfPayload } from '../engine/payload-record.ts';
import { openSession } from '../engine/session.ts';
import type { Payload } from '../engine/payload-types.ts';
import type { Session, SessionOptions, SessionRecord } from '../engine/session-types.ts';
import type { Questionnaire } from '../questionnaire/compiled.ts';
import type { Issue } from '../questionnaire/issue.ts';
import { loadQuestionnaire } from '../questionnaire/load.ts';
import { type DraftKeeper, isBegun } from './draft-keeper.ts';
import type { FormElement } from './form-element.ts';
import { type DraftLoss, type FoundDraft, resume, type ResumedDraft } from './found-draft.ts';
import { contextOf, parsed } from './given-context.ts';
import { loadSource } from './load-source.ts';
import { todayFor } from './today.ts';

/** How far the way from an address to an open session has come. */
export type Stage =
  | { readonly status: 'empty' | 'loading' }
  | { readonly status: 'unreachable'; readonly reason: string }
  | { readonly status: 'rejected'; readonly issues: readonly Issue[] }
  | { readonly status: 'unfit'; readonly questionnaire: Questionnaire; readonly issues: readonly Issue[] }
  | FoundStage
  | OpenStage;

/** A draft waits for the respondent's word. `session` is a look at it: nobody answers in it, nothing of it is kept. */
export interface FoundStage {
  readonly status: 'found';
  readonly questionnaire: Questionnaire;
  readonly contextId: string;
  readonly session: Session;
  readonly found: FoundDraft;
}

/** The questionnaire is being filled in. */
export interface OpenStage {
  readonly status: 'open';
  readonly questionnaire: Questionnaire;
  readonly contextId: string;
  readonly session: Session;
  /** The draft it goes on with. */
  readonly resumed: ResumedDraft | undefined;
  /** The draft that it cannot go on with. */
  readonly loss: DraftLoss | undefined;
  /** Whether only the session is another and the respondent stays on the page. */
  readonly goesOn: boolean;
}

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
  /** A draft that could not be read at first and is back. */
  #earlier: FoundDraft | undefined;

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
    const loaded = isGiven ? loadQuestionnaire(given) : await loadSource(address!, signal).catch(() => undefined);
    if (signal.aborted || !loaded) return;
    if (loaded.status !== 'ready') return this.#staged(loaded);
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

  /** Goes on with a draft. */
  async resume(stage: FoundStage): Promise<void> {
    const signal = this.#another();
    const resumed = await resume(stage.found);
    if (!signal.aborted) this.#start(stage, resumed);
  }

  /** A draft that could not be read before is back. */
  returned(found: FoundDraft): Promise<void> {
    this.#earlier = found;
    return this.rejoin();
  }

  /**
   * Goes on with what is filled in here and the draft that is back, as one; `side` says whose answer counts where they
   * differ. Without it, and with such a place, the respondent is asked.
   */
  async rejoin(side?: Side): Promise<void> {
    const [begun, found] = [this.#open, this.#earlier];
    if (!begun || !found) return;
    if (!isBegun(begun.session)) return this.refit({ anew: true });
    const back = await resume(found);
    const open = this.#open;
    if (open?.session !== begun.session) return;
    const { questionnaire, contextId, session } = open;
    const { revision, createdAt, savedAt, place } = found.draft;
    const record = session.record();
    const mine = createDraft({ questionnaire, contextId, revision, createdAt, savedAt, place, record, setAside: [] });
    const merge = mergeDrafts(questionnaire, { base: undefined, mine, theirs: found.draft });
    if (merge.conflicts.length > 0 && !side) return this.#keeper.ask();
    const draft = merge.settle(new Map(merge.conflicts.map(({ path }) => [path, side ?? 'mine'])));
    const carried = carryOver(questionnaire, draft);
    const files = new Map([...back.files, ...filesOf(session, record)]);
    const joined = this.#session(questionnaire, { record: carried.record, files });
    this.#stage({ ...open, session: joined, resumed: { ...back, draft, carried }, loss: undefined, goesOn: true });
    this.#keeper.touch();
  }

  /** Begins without any answers. */
  startAgain(stage: FoundStage | OpenStage): void {
    this.#another();
    this.#start(stage, undefined);
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
    const { found, loss } = await this.#keeper.find(questionnaire, contextId);
    if (signal.aborted) return;
    if (!found || this.#form.settings.resume === 'never') return this.#start(fitting, undefined, loss);
    if (this.#form.settings.resume === 'ask') {
      const session = this.#session(questionnaire, { record: found.carried.record });
      return this.#staged({ status: 'found', ...fitting, session, found });
    }
    const resumed = await resume(found);
    if (!signal.aborted) this.#start(fitting, resumed);
  }

  #start({ questionnaire, contextId }: Fitting, resumed: ResumedDraft | undefined, loss?: DraftLoss): void {
    const session = this.#session(questionnaire, resumed && { record: resumed.carried.record, files: resumed.files });
    this.#stage({ status: 'open', questionnaire, contextId, session, resumed, loss, goesOn: false });
  }

  #restart(open: OpenStage): void {
    const record = open.session.record();
    const session = this.#session(open.questionnaire, { record, files: filesOf(open.session, record) });
    this.#stage({ ...open, session, goesOn: true });
  }

  #stage(open: OpenStage): void {
    this.#open = open;
    this.#staged(open);
  }

  #session(questionnaire: Questionnaire, options: Partial<SessionOptions> = {}): Session {
    const context = contextOf(this.#form);
    const today = todayFor(this.#form, questionnaire);
    const { payload } = this.#form;
    const received = payload && {
      supersedes: payload.submissionId,
      record: { ...recordOfPayload(questionnaire, payload), submissionId: createId() },
    };
    return openSession(questionnaire, { ...(context && { context }), today, ...received, ...options });
  }

  #another(): AbortSignal {
    this.#abort?.abort();
    this.#abort = new AbortController();
    return this.#abort.signal;
  }
}

/** Why a payload that the host received is not one of this filling. */
function strangeness(payload: Payload, { id }: Questionnaire, contextId: string): readonly Issue[] {
  const given = payload as { readonly [Member in keyof Payload]?: Partial<Payload[Member]> };
  if (given.questionnaire?.id === id && given.contextId === contextId && given.answers && given.attachments) return [];
  const message = `The payload is not one of questionnaire "${id}" and context "${contextId}".`;
  return [{ code: 'other-payload', pointer: '/payload', message, remedy: 'Give the payload as it was received.' }];
}

function filesOf(session: Session, record: SessionRecord): ReadonlyMap<string, Blob> {
  const files = Object.keys(record.attachments).map((ref) => [ref, session.file(ref)] as const);
  return new Map(files.filter((entry): entry is readonly [string, Blob] => entry[1] !== undefined));
}
