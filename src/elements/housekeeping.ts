import { html } from 'lit';
import { type Draft, draftKey } from '../drafts/draft.ts';
import { annotate, endOf, type Guarded, lookThrough, type OtherDrafts, passOver } from '../drafts/lifetime.ts';
import type { DraftStore, DraftSummary } from '../drafts/store-types.ts';
import { browserPorts, WriterLock } from '../drafts/writer-lock.ts';
import type { Asking } from './ask-dialog.ts';
import type { DraftKeeper } from './draft-keeper.ts';
import type { FormElement } from './form-element.ts';
import type { LiveRegions } from './live-regions.ts';
import type { MessageKey } from './messages-en.ts';
import type { Messages } from './messages.ts';
import type { Opening } from './opening.ts';
import { draftName } from './other-drafts.ts';
import type { PageController } from './page-controller.ts';
import type { Stage } from './stage.ts';

/** What housekeeping works with. */
export interface HousekeepingPorts {
  readonly keeper: DraftKeeper;
  readonly opening: Opening;
  readonly pages: PageController;
  readonly regions: LiveRegions;
  readonly stage: () => Stage;
  readonly messages: () => Messages;
}

/** Nobody asks for these locks to be handed over: they are held for a moment. */
const silent = { yielding: () => Promise.resolve(false), lost: () => undefined, freed: () => undefined };

const none: OtherDrafts = { kept: [], removed: [] };

/** What respondents see and decide about drafts besides filling one in: which there are, and that they go. */
export class Housekeeping {
  readonly #form: FormElement;
  readonly #ports: HousekeepingPorts;
  #store: DraftStore | undefined;
  #others = none;
  #asking: Asking | undefined;
  #notice: MessageKey | undefined;

  constructor(form: FormElement, ports: HousekeepingPorts) {
    this.#form = form;
    this.#ports = ports;
  }

  /** The other drafts on this device, as far as they are of interest here. */
  get others(): OtherDrafts {
    return this.#others;
  }

  /** What the respondent is asked at the moment. */
  get asking(): Asking | undefined {
    return this.#asking;
  }

  /** What came of the last removal; see `turned`. */
  get notice(): MessageKey | undefined {
    return this.#notice;
  }

  /** Another page is shown: what was said has been read. */
  turned(): void {
    this.#notice = undefined;
  }

  /** Another filling is open or offered: looks for what else there is. Never rejects. */
  async look(stage: Stage): Promise<void> {
    [this.#others, this.#asking, this.#notice] = [none, undefined, undefined];
    const store = (this.#store = this.#ports.keeper.store);
    if (!store || this.#form.settings.mode !== 'fill' || (stage.status !== 'open' && stage.status !== 'found')) return;
    const { questionnaire, contextId } = stage;
    const offered = stage.status === 'found' ? stage.found.draft : undefined;
    const mine = [draftKey(questionnaire, contextId), offered && keyOf(offered)];
    const now = this.#form.now().getTime();
    const others = await lookThrough(store, { id: questionnaire.id, mine, now }, this.#guarded).catch(() => none);
    if (this.#ports.stage() !== stage) return;
    this.#others = others;
    this.#form.requestUpdate();
    await this.#form.updateComplete;
    // A date counts as told only once it stands on the screen.
    if (!this.#form.renderRoot.querySelector('.draft-end')) return;
    const told: Pick<DraftSummary, 'key' | 'removeAfter'>[] = [...others.kept];
    if (offered) told.push({ key: keyOf(offered), removeAfter: endOf(offered, now) });
    for (const { key, removeAfter } of told)
      if (removeAfter) await this.#guarded(key, () => annotate(store, key, { removeAfter })).catch(() => false);
  }

  /** The host took what is open: unsent drafts of editions before it are not offered any more. Never rejects. */
  async sent(): Promise<void> {
    const stage = this.#ports.stage();
    if (stage.status !== 'open' || !this.#store) return;
    await passOver(this.#store, stage.questionnaire, stage.contextId, this.#guarded).catch(() => undefined);
  }

  /** Removes the draft that is open or offered, and begins again; resolves to whether it is gone. */
  async discard(): Promise<boolean> {
    const { keeper, opening, stage: current } = this.#ports;
    const stage = current();
    if ((stage.status !== 'open' && stage.status !== 'found') || !(await opening.claim(stage))) return false;
    const isGone = await keeper.discard();
    if (stage === current()) opening.startAgain(stage);
    return isGone;
  }

  /** Asks whether the draft that is open or offered is to be removed, and does it. */
  readonly askDiscard = (): void => this.#ask(async () => this.#land(await this.discard(), 'receiptGone'));

  /** Keeps nothing on this device while this page is open; asks before a draft goes. */
  readonly askForget = (): void => {
    const { keeper, stage, messages } = this.#ports;
    const now = stage();
    const resumed = now.status === 'open' ? now.resumed : undefined;
    const forget = async () => {
      const aside = resumed?.carried.archive.flatMap(({ attachments }) => attachments.map(({ ref }) => ref));
      await this.#land(await keeper.refuse(aside ?? []), 'keptNot');
    };
    if (resumed || keeper.status.state !== 'idle') this.#ask(forget, '', messages().say('keptNot'));
    else void forget();
  };

  /** Asks whether another draft is to be removed, and does it. */
  readonly askRemove = (draft: DraftSummary): void =>
    this.#ask(async () => {
      const { key } = draft;
      const isGone = await this.#guarded(key, () => this.#store!.discard(key)).catch(() => false);
      const { kept, removed } = this.#others;
      if (isGone) this.#others = { kept: kept.filter((one) => one !== draft), removed };
      this.#tell(isGone ? 'receiptGone' : 'draftStays');
      await this.#form.updateComplete;
      const root = this.#form.renderRoot;
      const rows = root.querySelectorAll<HTMLElement>('.drafts button');
      const next = rows[Math.min(kept.indexOf(draft), rows.length - 1)];
      (next ?? root.querySelector<HTMLElement>('#page-heading'))?.focus();
    }, draftName(draft));

  /** Asks before a draft is removed; `before` and `after` stand round what is said of every draft. */
  #ask(work: () => Promise<void>, before = '', after = ''): void {
    const messages = this.#ports.messages();
    const decide = (goesOn: boolean) => {
      if (this.#asking !== asking) return;
      this.#asking = undefined;
      this.#form.requestUpdate();
      if (goesOn) void work();
    };
    const lines = [before, messages.say('discardText'), after].filter(Boolean);
    const [title, text] = [messages.say('discardTitle'), lines.map((line) => html`<p>${line}</p>`)];
    const [yes, no] = [messages.say('discardYes'), messages.say('discardNo')];
    const asking: Asking = { title, text, no, yes, decide };
    this.#asking = asking;
    this.#form.requestUpdate();
  }

  async #land(isDone: boolean, done: MessageKey): Promise<void> {
    await this.#ports.pages.land('heading');
    this.#tell(isDone ? done : 'draftStays');
  }

  #tell(key: MessageKey): void {
    const { regions, messages } = this.#ports;
    this.#notice = key;
    regions[key === 'draftStays' ? 'alert' : 'say'](messages().say(key));
    this.#form.requestUpdate();
  }

  /** Another tab that has the draft open would go on with files that are gone. */
  readonly #guarded: Guarded = async (key, work) => {
    const lock = new WriterLock(browserPorts(), silent);
    const isFree = this.#store?.kind !== 'device' || (await lock.hold(key));
    try {
      if (isFree) await work();
    } finally {
      lock.release();
    }
    return isFree;
  };
}

function keyOf({ questionnaire, contextId }: Draft): string {
  return draftKey(questionnaire, contextId);
}
